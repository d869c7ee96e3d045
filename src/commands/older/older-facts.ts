import type { Listing } from '../../catalog/program/listing.js'
import { type OlderFacts, olderColumns } from '../../seed/older-facts.js'
import { type FoundSite, siteOf, toIndex, toSought, veteransPageOf } from './match-older.js'
import {
  isBlankSite,
  type OlderFacility,
  olderLists,
  readOlder,
  toOlderFacility,
} from './older-lists.js'

/** How many programs each list gave something, and why others got nothing. */
export type OlderCounts = Readonly<Record<string, number>>
type Lists = Readonly<Record<keyof typeof olderLists, readonly OlderFacility[]>>

/**
 * The rows of the older lists, parsed, and the websites left out as no organization's own.
 * @throws Error naming the file that is missing or no CSV
 */
export const readOlderLists = async (
  folder: string,
): Promise<Readonly<{ lists: Lists; leftOut: number }>> => {
  let leftOut = 0
  const read = async (key: keyof Lists) => {
    const lines = await readOlder(folder, olderLists[key])
    return lines.map((line) => {
      const facility = toOlderFacility(olderLists[key], line)
      if (facility.website === null && !isBlankSite(line['website'] ?? '')) leftOut += 1
      return facility
    })
  }
  const lists = {
    mentalHealth: await read('mentalHealth'),
    substanceUse: await read('substanceUse'),
    veterans: await read('veterans'),
    hospitals: await read('hospitals'),
  }
  return { lists, leftOut }
}

const statesWebsite = ({ statements }: Listing): boolean => statements.website !== undefined
const isVeterans = ({ statements }: Listing): boolean =>
  statements.ownership?.some(({ value }) => value.includes('veterans-affairs')) ?? false

/**
 * What older lists know of the directories' listings, by identity: a website where no newer list has
 * one, and by `pointOf` a point; with the counts.
 */
export const findOlderFacts = (
  listings: readonly Listing[],
  { mentalHealth, veterans, hospitals }: Pick<Lists, 'mentalHealth' | 'veterans' | 'hospitals'>,
  pointOf: (listing: Listing) => OlderFacts['point'],
): Readonly<{ facts: ReadonlyMap<string, OlderFacts>; counts: OlderCounts }> => {
  const [mh, va, hospital] = [toIndex(mentalHealth), toIndex(veterans), toIndex(hospitals)]
  const counts: Record<string, number> = { conflict: 0 }
  const count = (key: string): void => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  /** By the first list that answers; a conflict ends the search, since one of its hosts is wrong. */
  const siteFor = (listing: Listing): FoundSite | null => {
    const sought = toSought(listing)
    if (sought === null || statesWebsite(listing)) return null
    const answers = [
      () => (isVeterans(listing) ? veteransPageOf(sought, va) : null),
      () => siteOf(sought, mh),
      () => siteOf(sought, hospital),
    ]
    for (const answer of answers) {
      const found = answer()
      if (found === 'conflict') {
        count('conflict')
        return null
      }
      if (found !== null) return found
    }
    return null
  }
  const facts = new Map<string, OlderFacts>()
  for (const listing of listings) {
    const [site, point] = [siteFor(listing), pointOf(listing)]
    if (site !== null) count(`website ${site.source} ${site.scope}`)
    if (point !== null) count(`point ${point.source}`)
    if (site !== null || point !== null) facts.set(listing.identity, { site, point })
  }
  return { facts, counts }
}

/** The bundled file: the inverse of `parseOlder`, in the order of identities. */
export const toOlderText = (facts: ReadonlyMap<string, OlderFacts>): string =>
  [
    olderColumns,
    ...[...facts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([identity, { site, point }]) => [
        identity,
        site?.website ?? '',
        site?.source ?? '',
        site?.scope ?? '',
        point?.lat ?? '',
        point?.lon ?? '',
        point?.source ?? '',
      ]),
  ]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('')
