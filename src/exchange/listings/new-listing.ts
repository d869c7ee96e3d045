import type { List } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Edition, Level } from '../../catalog/program/program.js'
import { toSlug } from '../../catalog/text/slug.js'
import { type ListedPlace, toIdentity, toName } from './facility.js'

/** A program in a file, before it becomes a listing. */
export type ListedProgram = Readonly<{ list: List; level: Level; listed: ListedPlace }>

/** Identities and slugs in use; functions that assign new ones add to it. */
export type TakenKeys = Readonly<{ identities: Set<string>; slugs: Set<string> }>
/** Collects the identities and slugs of all listings, samples and archived ones included. */
export const takenBy = (known: readonly Listing[]): TakenKeys => ({
  identities: new Set(known.map(({ identity }) => identity)),
  slugs: new Set(known.map(({ slug }) => slug)),
})

/** The first candidate that is not taken, by attempt from 1; adds it to `taken`. */
const firstFree = (taken: Set<string>, make: (attempt: number) => string): string => {
  for (let attempt = 1; ; attempt += 1) {
    const made = make(attempt)
    if (taken.has(made)) continue
    taken.add(made)
    return made
  }
}
const numbered = (text: string, attempt: number): string =>
  attempt === 1 ? text : `${text}|${attempt}`
/**
 * Reserves an identity and a slug of `parts`, or the `given` slug if it is free. A number is added
 * only on collision.
 */
export const reserveKeys = (
  taken: TakenKeys,
  wanted: string,
  parts: readonly string[],
  given: string | null = null,
): Pick<Listing, 'identity' | 'slug'> => {
  const identity = firstFree(taken.identities, (attempt) => numbered(wanted, attempt))
  const slug = firstFree(taken.slugs, (attempt) =>
    attempt === 1 && given !== null ? given : toSlug(parts, numbered(identity, attempt)),
  )
  return { identity, slug }
}

/**
 * A new listing, still without statements; reserves its identity and slug. Both follow from the
 * place alone. They collide where a listing of the same first name has moved since, or four
 * characters of a hash agree, once in a million.
 */
export const toNewListing = (
  { list, level, listed: { place } }: ListedProgram,
  taken: TakenKeys,
  own: Readonly<{ status: Listing['status']; edition: Edition | null }>,
): Listing => ({
  ...reserveKeys(taken, toIdentity(list, place, level), [
    toName(place),
    place.city,
    place.state,
    level,
  ]),
  level,
  name: toName(place),
  organization: place.name1,
  place,
  sample: false,
  statements: {},
  ...own,
})
