import { writeSync } from 'node:fs'
import { open } from 'node:fs/promises'

const dist = new URL('../../dist/', import.meta.url)
const { answerSearch } = await import(new URL('search/answer/answer-search.js', dist))
const { find } = await import(new URL('search/answer/find.js', dist))
const { countSearch } = await import(new URL('search/match/resolve-query.js', dist))
const { citiesNamed } = await import(new URL('search/places/places.js', dist))
const { allPublished, createIndex, programOf } = await import(
  new URL('search/index/program-index.js', dist)
)
const { createSuggest } = await import(new URL('search/suggest/suggestions.js', dist))
const { anything } = await import(new URL('catalog/search/search-query.js', dist))
const { createApp } = await import(new URL('app.js', dist))
const { parseConfig } = await import(new URL('config/config.js', dist))
const { createLog } = await import(new URL('web/log/log.js', dist))

/** A catalogue over programs that no database has. */
export const catalogueOver = (programs, places) => {
  const index = createIndex(programs, places)
  return {
    index,
    answerSearch: (query, place) => answerSearch(index, query, place),
    find: (query) => find(index, query),
    count: (query) => countSearch(index, query).total,
    citiesNamed: (name) => citiesNamed(places, name),
    suggest: createSuggest(places, () => ({
      seq: 1,
      published: () => allPublished(index),
      stated: () => find(index, anything).facets,
    })),
    program: (slug) => programOf(index, slug),
    wasListed: () => false,
    movedTo: () => null,
    changes: () => [],
    programs: () => allPublished(index),
    paused: () => [],
    hasSamples: false,
    seq: () => 1,
    state: () => '1',
    age: () => null,
    settled: () => true,
    catchUp: async () => {},
    ready: async () => true,
  }
}

/** The whole app as in production, with its log written (to nowhere) and its limit counting. */
export const appOver = async (catalogue) => {
  const nowhere = await open('/dev/null', 'w')
  const config = parseConfig({
    NODE_ENV: 'production',
    SESSION_SECRET: 'only for measuring, used nowhere else',
    RATE_LIMIT: '1000000',
  })
  return createApp(
    catalogue,
    null,
    config,
    createLog('info', (line) => void writeSync(nowhere.fd, line)),
  )
}
