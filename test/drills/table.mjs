/**
 * What a drill has found. Every figure may be missing; `lost` are sentences, and each of them is a
 * failure of the drill. `times`: how often it was done; `requests` and `failed` of visitors;
 * `acknowledged` and `found` rows; `healed` and `slowest` milliseconds.
 */
export const toRow = (drill, engine, what, figures) => {
  const { failed = 0, acknowledged = 0, found = acknowledged, lost = [] } = figures
  return {
    drill,
    engine,
    what,
    ...figures,
    lost: [
      ...lost,
      ...(failed > 0 ? [`${failed} requests of visitors failed`] : []),
      ...(found < acknowledged ? [`${acknowledged - found} acknowledged rows were not found`] : []),
    ],
  }
}

const number = (value) => (value === undefined ? '' : Math.round(value).toLocaleString('en-US'))
const seconds = (ms) =>
  ms === undefined ? '' : ms < 0 ? 'at once' : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`
const columns = [
  ['drill', ({ drill }) => drill],
  ['engine', ({ engine }) => engine],
  ['what happened', ({ what, times }) => (times === undefined ? what : `${what}, ${times} times`)],
  ['visitors', ({ requests }) => number(requests)],
  ['failed', ({ requests, failed = 0 }) => (requests === undefined ? '' : number(failed))],
  ['acknowledged', ({ acknowledged }) => number(acknowledged)],
  ['found', ({ acknowledged, found = acknowledged }) => number(found)],
  ['slowest answer to an editor', ({ slowest }) => seconds(slowest)],
  ['healed after', ({ healed }) => seconds(healed)],
  ['', ({ lost, note = 'held' }) => (lost.length === 0 ? note : 'LOST')],
]

/** One table of all rows, and below it what was lost. */
export const printTable = (rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |\n`
  const lines = [
    line(columns.map(([name]) => name)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ]
  const lost = rows.flatMap(({ drill, engine, what, lost }) =>
    lost.map((sentence) => `LOST in ${drill}, ${engine}, ${what}: ${sentence}\n`),
  )
  process.stdout.write(`\n${lines.join('')}\n${lost.join('')}`)
}
