import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { makeOutlines } from '../../src/commands/seed/outlines.js'
import { outlines } from '../../src/site/maps/us-outlines.js'

describe('the outlines of the states', () => {
  it('are what the command makes of the Census ones', async () => {
    expect(
      readFileSync(new URL('../../src/site/maps/us-outline-data.ts', import.meta.url), 'utf8'),
    ).toBe(await makeOutlines())
  })

  it('are the fifty states, the District of Columbia and Puerto Rico', () => {
    expect(outlines.size).toBe(52)
  })

  it('are light: the whole nation within 12 kB, a state within 3 kB, all of it paths in whole numbers', () => {
    const all = [...outlines.values()]
    expect(all.map(({ nation }) => nation).join('').length).toBeLessThan(12_000)
    for (const { nation, state } of all) {
      expect(state.length).toBeLessThan(3000)
      expect(nation + state).toMatch(/^(?:M-?\d+[ -]\d+l[-\d ]+z)+$/)
    }
  })
})
