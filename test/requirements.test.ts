import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const here = new URL('./', import.meta.url)
const lines = readFileSync(new URL('requirements.md', here), 'utf8')
  .split('\n')
  .filter(
    (line) => line.startsWith('| ') && !line.startsWith('| |') && !line.startsWith('| required'),
  )
const cellsOf = (line: string): readonly string[] =>
  line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim())
const rows = lines.map((line) => ({
  required: cellsOf(line)[0] ?? '',
  proof: cellsOf(line).at(-1) ?? '',
}))
/** What a cell names: each a file in backticks, then what stands in it. */
const proofs = rows.flatMap(({ required, proof }) =>
  proof.split('; ').map((one) => [required, one] as const),
)
const range = (letter: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, i) => `${letter}${i + 1}`)

describe('the table of requirements', () => {
  it('has every requirement once', () => {
    const ids = rows.map(({ required }) => required).filter((id) => /^[A-Z]\d+$/.test(id))
    const isFault = (id: string): boolean => /^[FJK]/.test(id)
    expect(ids.filter((id) => !isFault(id))).toEqual([
      ...range('P', 7),
      ...range('S', 10),
      ...range('E', 8),
      ...range('R', 10),
    ])
    const faults = ids.filter(isFault)
    expect(faults).toEqual([...new Set(faults)])
  })

  it.each(proofs)('proves %s by what is there: %s', (_, proof) => {
    const [, name = '', quotes = ''] = /^`([^`]+)`(.*)$/.exec(proof) ?? []
    const drill = /^npm run drill -- (\w+)$/.exec(name)?.[1]
    const file = new URL(drill ? `drills/${drill}.mjs` : name, here)
    expect([name, existsSync(file)]).toEqual([name, true])
    if (drill) return
    const text = readFileSync(file, 'utf8')
    const quoted = [...quotes.matchAll(/“((?:[^“”]|“[^“”]*”)+)”/g)].map(
      ([, words]) => words as string,
    )
    expect(quoted.length).toBeGreaterThan(0)
    expect(quoted.filter((words) => !text.includes(words))).toEqual([])
  })
})
