// node searches.mjs COUNT: the engine alone against SQL on the same programs; prints rows as JSON.

import { catalogueOver } from './catalogue.mjs'
import { median } from './load.mjs'
import { makePrograms, places, realPrograms } from './programs.mjs'
import { fillBaseline, openBaseline, statementsOf, wordsStatement } from './sql.mjs'

const dist = new URL('../../dist/', import.meta.url)
const { anything } = await import(new URL('catalog/search/search-query.js', dist))

const count = Number(process.argv[2])
const real = await realPrograms()
const baseline = await openBaseline()
await fillBaseline(baseline, makePrograms(real, count))
const catalogue = catalogueOver([...makePrograms(real, count)], places)

const timed = async (work, rounds) => {
  const times = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}
/** Ours and theirs in turns, a median of milliseconds each. */
const both = async (ours, theirs) => {
  await ours()
  await theirs()
  const [a, b] = [[], []]
  for (let round = 0; round < 5; round++) {
    a.push(await timed(ours, 20))
    b.push(await timed(theirs, count > 200_000 ? 1 : 5))
  }
  return { ours: median(a), theirs: median(b) }
}
const row = (what, { ours, theirs }, reach) => ({
  what,
  unit: 'ms',
  ours,
  theirs,
  ratio: theirs / ours,
  reach,
})

const asked = (own) => ({ ...anything, ...own })
const narrow = asked({
  chosen: { state: ['OH'], payment: ['medicaid'], age: ['adults'] },
  hoursMin: 9,
  hoursMax: 12,
})
const broad = asked({
  chosen: { payment: ['medicaid', 'private'], age: ['adults', 'young-adults'] },
})
const search = (query, way) => async () => {
  const { page, counted, grouped } = statementsOf(query)
  const { rows: found } = await baseline.pool.query(page)
  for (const statement of way === 'grouped' ? grouped : [counted])
    await baseline.pool.query(statement)
  return Number(found[0]?.total ?? 0)
}
/** The faster of the two ways to count is what we are measured against. */
const best = async (query) => {
  const [counted, grouped] = [search(query, 'counted'), search(query, 'grouped')]
  for (const warm of [counted, grouped]) await warm()
  return (await timed(counted, 3)) < (await timed(grouped, 3)) ? counted : grouped
}
// The two must answer alike, or one is not measured but wrong.
for (const query of [narrow, broad]) {
  const [ours, theirs] = [catalogue.find(query).total, await search(query, 'counted')()]
  if (ours !== theirs) throw new Error(`${ours} and ${theirs} programs for one question`)
}
const words = ['recovery', 'center', 'medicaid']
const named = count.toLocaleString('en-US')
const rows =
  count < 100_000
    ? [
        row(
          `${named} programs: a search with every count`,
          await both(async () => catalogue.find(narrow), await best(narrow)),
          2,
        ),
        row(
          `${named} programs: a broad search with every count`,
          await both(async () => catalogue.find(broad), await best(broad)),
          2,
        ),
      ]
    : [
        row(
          `${named} programs: a broad search with every count`,
          await both(async () => catalogue.find(broad), await best(broad)),
          100,
        ),
      ]
const ranked = await both(
  async () => catalogue.find(asked({ q: words.join(' ') })),
  async () => (await baseline.pool.query(wordsStatement(words))).rows,
)
rows.push(row(`${named} programs: three words, ranked`, ranked, count < 100_000 ? 2 : 50))
await baseline.close()
process.stdout.write(JSON.stringify(rows))
process.exit(0)
