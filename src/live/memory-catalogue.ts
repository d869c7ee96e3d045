import type { Program } from '../catalog/program/program.js'
import { anything } from '../catalog/search/search-query.js'
import { answerSearch } from '../search/answer/answer-search.js'
import { find } from '../search/answer/find.js'
import { countLine } from '../search/index/phone-lines.js'
import {
  allPublished,
  applyChanges,
  createIndex,
  programOf,
} from '../search/index/program-index.js'
import { countSearch } from '../search/match/resolve-query.js'
import { citiesNamed, type Places, pointOfZip } from '../search/places/places.js'
import { createSuggest } from '../search/suggest/suggestions.js'
import type { Publication } from '../store/publications/publications.js'
import type { Catalogue } from './catalogue.js'
import { createChangeFeed } from './change-feed.js'

/**
 * All that visitors may see, and the queries on it. `fill` replaces the contents, `apply` updates
 * them; both are synchronous, so no query sees half an update.
 */
export type MemoryCatalogue = Omit<Catalogue, 'age' | 'settled' | 'catchUp' | 'ready'> &
  Readonly<{
    fill: (publications: readonly Publication[]) => void
    apply: (publications: readonly Publication[]) => void
    contents: () => Iterable<Publication>
  }>

/** An empty catalogue; without `samples`, sample programs are neither searched nor in the feed. */
export const createMemoryCatalogue = (places: Places, samples: boolean): MemoryCatalogue => {
  const toShown = ({ program }: Publication): Program | null =>
    program?.sample && !samples ? null : program
  const removed = new Map<string, string | null>()
  let feed = createChangeFeed()
  let index = createIndex([], places)
  let seq = 0
  let realPrograms: readonly Program[] | null = null
  /** Counts `fill` calls: another database may use the same sequence numbers. */
  let fillCount = 0
  const createSuggestions = () =>
    createSuggest(places, () => ({
      seq,
      published: () => allPublished(index),
      stated: () => find(index, anything).facets,
    }))
  let suggest = createSuggestions()

  const note = (publication: Publication): void => {
    const { slug, kind, movedTo } = publication
    if (kind === 'removed') removed.set(slug, movedTo)
    else removed.delete(slug)
    if (samples || publication.program?.sample !== true) feed.add(publication)
  }
  /** A listing may have moved several times, and back: no slug is visited twice. */
  const follow = (slug: string, seen: ReadonlySet<string> = new Set()): string | null => {
    const next = removed.get(slug) ?? null
    if (next === null || seen.has(next)) return null
    return removed.has(next) ? follow(next, new Set([...seen, slug])) : next
  }

  return {
    fill: (publications) => {
      removed.clear()
      feed = createChangeFeed()
      publications.forEach(note)
      index = createIndex(
        publications.flatMap((publication) => toShown(publication) ?? []),
        places,
      )
      seq = publications.at(-1)?.seq ?? 0
      realPrograms = null
      suggest = createSuggestions()
      fillCount += 1
    },
    apply: (publications) => {
      publications.forEach(note)
      applyChanges(
        index,
        publications.map((publication) => ({
          slug: publication.slug,
          program: toShown(publication),
        })),
      )
      seq = publications.at(-1)?.seq ?? seq
      realPrograms = null
    },
    contents: () => {
      const changes = feed.after(0, Number.POSITIVE_INFINITY)
      const programs = changes.map(({ slug }) => programOf(index, slug))
      const moved = new Map(removed)
      return (function* () {
        for (const [i, change] of changes.entries())
          yield { ...change, program: programs[i] ?? null, movedTo: moved.get(change.slug) ?? null }
      })()
    },
    answerSearch: (query, place) => answerSearch(index, query, place),
    find: (query) => find(index, query),
    count: (query) => countSearch(index, query).total,
    citiesNamed: (name) => citiesNamed(places, name),
    suggest: (field, text) => suggest(field, text),
    program: (slug) => programOf(index, slug),
    countLine: (phone) => countLine(index.table.lines, phone),
    wasListed: (slug) => removed.has(slug),
    movedTo: (slug) => follow(slug),
    changes: (since, limit) => feed.after(since, limit),
    pointOf: (zip) => pointOfZip(places, zip),
    programs: () => {
      realPrograms ??= allPublished(index).filter((program) => !program.sample)
      return realPrograms
    },
    paused: () => [...index.paused.values()].filter((program) => !program.sample),
    hasSamples: samples,
    seq: () => seq,
    state: () => `${fillCount} ${seq}`,
  }
}
