import type { Listing } from '../../catalog/program/listing.js'
import type { Edition, Level, List } from '../../catalog/program/program.js'
import { toSlug } from '../../catalog/text/slug.js'
import { type ListedPlace, toIdentity, toName } from './facility.js'

/** A program as a file offers it, on its way to becoming a listing. */
export type Offered = Readonly<{ list: List; level: Level; listed: ListedPlace }>

/** What is taken already, so that a new listing does not take it again. */
export type Taken = Readonly<{ identities: Set<string>; slugs: Set<string> }>
export const takenBy = (known: readonly Listing[]): Taken => ({
  identities: new Set(known.map(({ identity }) => identity)),
  slugs: new Set(known.map(({ slug }) => slug)),
})

/** The first of some attempts, counted from 1, that is not taken; notes it as taken. */
export const firstFree = (taken: Set<string>, make: (attempt: number) => string): string => {
  for (let attempt = 1; ; attempt += 1) {
    const made = make(attempt)
    if (taken.has(made)) continue
    taken.add(made)
    return made
  }
}

/**
 * A listing that was not there before, without a statement yet; notes what it takes. Its identity
 * and slug follow from the place alone. Only where they are taken does a number make them others: a
 * listing first named like this one may have moved since, and four characters of a hash agree once
 * in a million.
 */
export const toNewListing = (
  { list, level, listed: { place } }: Offered,
  taken: Taken,
  own: Readonly<{ status: Listing['status']; edition: Edition | null }>,
): Listing => {
  const numbered = (text: string, attempt: number): string =>
    attempt === 1 ? text : `${text}|${attempt}`
  const identity = firstFree(taken.identities, (attempt) =>
    numbered(toIdentity(list, place, level), attempt),
  )
  const slug = firstFree(taken.slugs, (attempt) =>
    toSlug([toName(place), place.city, place.state, level], numbered(identity, attempt)),
  )
  return {
    identity,
    slug,
    level,
    name: toName(place),
    organization: place.name1,
    place,
    sample: false,
    statements: {},
    ...own,
  }
}
