import type { Program } from './catalog/program.js'
import { anything } from './catalog/search-query.js'
import { createFeed } from './feed.js'
import type { House } from './house.js'
import { countFound } from './search/asked.js'
import { findCities } from './search/cities.js'
import { find } from './search/find.js'
import { allPublished, applyChanges, createIndex, programOf } from './search/index-of-programs.js'
import { findNearest } from './search/nearest.js'
import { type Places, pointOfZip } from './search/places.js'
import { createSuggest } from './search/suggestions.js'
import { understand } from './search/understood.js'
import type { Database } from './store/database.js'
import { followPublications } from './store/follow.js'
import { check } from './store/health.js'
import { type Publication, readPublications } from './store/publications.js'

/** A house with its database behind it. `stop` ends the following. */
export type OpenHouse = House & Readonly<{ stop: () => Promise<void> }>

type Given = Readonly<{ database: Database; places: Places; samples: boolean; say: (event: string) => void }>

/**
 * Reads everything published into memory, answers from there, and follows what is published after.
 * @throws the driver's error when the database does not answer at the start; later it may go away and come back
 */
export const openHouse = async ({ database, places, samples, say }: Given): Promise<OpenHouse> => {
  const shown = ({ program }: Publication): Program | null => (program?.sample && !samples ? null : program)
  const gone = new Map<string, string | null>()
  const feed = createFeed()
  const note = (publication: Publication): void => {
    const { slug, kind, movedTo } = publication
    if (kind === 'removed') gone.set(slug, movedTo)
    else gone.delete(slug)
    if (samples || publication.program?.sample !== true) feed.add(publication)
  }
  /** A listing may have moved more than once, and back: no address is followed twice. */
  const follow = (slug: string, seen: ReadonlySet<string> = new Set()): string | null => {
    const next = gone.get(slug) ?? null
    if (next === null || seen.has(next)) return null
    return gone.has(next) ? follow(next, new Set([...seen, slug])) : next
  }

  const published = await readPublications(database, 0)
  published.forEach(note)
  const index = createIndex(
    published.flatMap((publication) => shown(publication) ?? []),
    places,
  )
  let seq = published.at(-1)?.seq ?? 0
  let real: readonly Program[] | null = null
  const follower = followPublications(
    database,
    seq,
    (publications) => {
      publications.forEach(note)
      applyChanges(
        index,
        publications.map((publication) => ({ slug: publication.slug, program: shown(publication) })),
      )
      seq = publications.at(-1)?.seq ?? seq
      real = null
    },
    say,
  )
  return {
    find: (query) => find(index, query),
    count: (query) => countFound(index, query),
    understood: (query) => understand(index, query),
    nearest: (query) => findNearest(index, query),
    citiesNamed: (name) => findCities(index, name).map(({ near }) => near),
    suggest: createSuggest(places, () => ({ seq, published: () => allPublished(index), stated: () => find(index, anything).facets })),
    program: (slug) => programOf(index, slug),
    wasListed: (slug) => gone.has(slug),
    movedTo: (slug) => follow(slug),
    changes: feed.after,
    pointOf: (zip) => pointOfZip(places, zip),
    programs: () => {
      real ??= allPublished(index).filter((program) => !program.sample)
      return real
    },
    hasSamples: samples,
    seq: () => seq,
    ready: () =>
      check(database).then(
        () => true,
        () => false,
      ),
    catchUp: follower.catchUp,
    stop: follower.stop,
  }
}
