// node --expose-gc memory.mjs COUNT: memory a program with its document, over a process that has
// loaded everything but programs; prints rows as JSON.
import { makePrograms, places, realPrograms } from './programs.mjs'

const dist = new URL('../../dist/', import.meta.url)
const { createIndex } = await import(new URL('search/index/program-index.js', dist))

const count = Number(process.argv[2])
const real = await realPrograms()
const settled = () => {
  for (let i = 0; i < 3; i++) global.gc()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}
// As a process reads them: each document parsed from its own JSON, so that none shares a list with
// another.
const texts = [...makePrograms(real, count)].map((program) => JSON.stringify(program))
const bytes = texts.reduce((sum, text) => sum + text.length, 0)
const before = settled()
let programs = texts.map((text) => JSON.parse(text))
const index = createIndex(programs, places)
programs = []
const kilobytes = (settled() - before) / count / 1024
process.stdout.write(
  JSON.stringify([
    {
      what: `${count.toLocaleString('en-US')} programs in memory, documents included, against their JSON`,
      unit: 'KB a program',
      ours: kilobytes,
      theirs: bytes / count / 1024,
      ratio: kilobytes,
      reach: 4,
      most: true,
    },
  ]),
)
if (index.order.length !== count) throw new Error('Some are missing')
