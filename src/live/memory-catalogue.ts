import type { Program } from '../catalog/program/program.js'
import { anything } from '../catalog/search/search-query.js'
import { find } from '../search/answer/find.js'
import { findNearest } from '../search/answer/nearest.js'
import {
  allPublished,
  applyChanges,
  createIndex,
  programOf,
} from '../search/index/program-index.js'
import { findCities } from '../search/match/cities-named.js'
import { understand } from '../search/match/interpret-words.js'
import { countFound } from '../search/match/resolve-query.js'
import { type Places, pointOfZip } from '../search/places/places.js'
import { createSuggest } from '../search/suggest/suggestions.js'
import type { Publication } from '../store/publications/publications.js'
import type { Catalogue } from './catalogue.js'
import { createFeed } from './change-feed.js'

/**
 * Everything that visitors may see, in memory, and every question that is answered from it. `fill`
 * puts something else in its place whole, `apply` changes it in place; both are synchronous, so no
 * answer sees half of either. `contents` is what is on it now.
 */
export type MemoryCatalogue = Omit<Catalogue, 'age' | 'settled' | 'catchUp' | 'ready'> &
  Readonly<{
    fill: (publications: readonly Publication[]) => void
    apply: (publications: readonly Publication[]) => void
    contents: () => Iterable<Publication>
  }>

/** An empty catalogue. */
export const createMemoryCatalogue = (places: Places, samples: boolean): MemoryCatalogue => {
  const shown = ({ program }: Publication): Program | null =>
    program?.sample && !samples ? null : program
  const gone = new Map<string, string | null>()
  let feed = createFeed()
  let index = createIndex([], places)
  let seq = 0
  let real: readonly Program[] | null = null
  /** How often it was filled: what another filling left may have the same numbers. */
  let filled = 0
  const suggesting = () =>
    createSuggest(places, () => ({
      seq,
      published: () => allPublished(index),
      stated: () => find(index, anything).facets,
    }))
  let suggest = suggesting()

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

  return {
    fill: (publications) => {
      gone.clear()
      feed = createFeed()
      publications.forEach(note)
      index = createIndex(
        publications.flatMap((publication) => shown(publication) ?? []),
        places,
      )
      seq = publications.at(-1)?.seq ?? 0
      real = null
      suggest = suggesting()
      filled += 1
    },
    apply: (publications) => {
      publications.forEach(note)
      applyChanges(
        index,
        publications.map((publication) => ({
          slug: publication.slug,
          program: shown(publication),
        })),
      )
      seq = publications.at(-1)?.seq ?? seq
      real = null
    },
    contents: () => {
      const changes = feed.after(0, Number.POSITIVE_INFINITY)
      const programs = changes.map(({ slug }) => programOf(index, slug))
      const moved = new Map(gone)
      return (function* () {
        for (const [i, change] of changes.entries())
          yield { ...change, program: programs[i] ?? null, movedTo: moved.get(change.slug) ?? null }
      })()
    },
    find: (query) => find(index, query),
    count: (query) => countFound(index, query),
    understood: (query) => understand(index, query),
    nearest: (query) => findNearest(index, query),
    citiesNamed: (name) => findCities(index, name).map(({ near }) => near),
    suggest: (field, text) => suggest(field, text),
    program: (slug) => programOf(index, slug),
    wasListed: (slug) => gone.has(slug),
    movedTo: (slug) => follow(slug),
    changes: (since, limit) => feed.after(since, limit),
    pointOf: (zip) => pointOfZip(places, zip),
    programs: () => {
      real ??= allPublished(index).filter((program) => !program.sample)
      return real
    },
    paused: () => [...index.paused.values()].filter((program) => !program.sample),
    hasSamples: samples,
    seq: () => seq,
    state: () => `${filled} ${seq}`,
  }
}
