import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aFile, harbor, imported, planOf } from '../a-file.js'

const states = ['OH', 'TX', 'WY'] as const
const place = (n: number) => ({
  ...harbor,
  name1: `House ${n}`,
  street1: `${n} Oak Street`,
  state: states[n % 3] ?? 'OH',
  phone: `614-555-0${100 + n}`,
})
const all = Array.from({ length: 30 }, (_, n) => place(n))
const anyLines = fc.subarray(all, { minLength: 1 })
const edition = (year: number, lines: readonly Readonly<Record<string, string>>[]) =>
  aFile(lines, `samhsa-su-${year}.csv`)

it('any subset of an edition’s lines marks nothing absent in states that it does not hold, even where it is called whole', async () => {
  const known = await imported(edition(2024, all))
  await fc.assert(
    fc.asyncProperty(anyLines, fc.boolean(), async (lines, isWhole) => {
      const held = new Set(lines.map(({ state }) => state))
      const { changes } = await planOf(edition(2025, lines), known, { isWhole })
      const gone = changes.filter(({ listing }) => listing.edition?.absentSince)
      for (const { listing } of gone) expect(held).toContain(listing.place?.state)
      // What it holds of a state is judged together: with a tenth of it missing nothing is gone,
      // until somebody says so.
      const before = all.filter(({ state }) => held.has(state)).length
      const missing = before - lines.length
      expect(gone).toHaveLength(isWhole || lines.length >= before * 0.9 ? missing : 0)
    }),
  )
})
