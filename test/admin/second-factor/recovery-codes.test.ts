import { describe, expect, it } from '@jest/globals'
import {
  hashOfCode,
  isRecoveryCode,
  makeCodes,
} from '../../../src/admin/second-factor/recovery-codes.js'

describe('recovery codes', () => {
  it('have 112 bits or more, in groups that can be read out', () => {
    const codes = Array.from({ length: 40 }, makeCodes).flat()
    expect(new Set(codes).size).toBe(400)
    for (const code of codes)
      expect(code).toMatch(/^(?:[a-hjkmnp-tv-z2-9]{4}-){5}[a-hjkmnp-tv-z2-9]{4}$/)
    // Letters that are used, as often as each other: their number is what a guess must go through.
    const letters = new Set(codes.join('').replaceAll('-', ''))
    expect(24 * Math.log2(letters.size)).toBeGreaterThanOrEqual(112)
  })

  it('are known however they are typed, those of 16 letters from before too, and are never an app’s code', () => {
    expect(hashOfCode(' ABCD efgh-jkmn pqrs ')).toBe(hashOfCode('abcd-efgh-jkmn-pqrs'))
    expect([isRecoveryCode('123 456'), isRecoveryCode('abcd-efgh-jkmn-pqrs')]).toEqual([
      false,
      true,
    ])
  })
})
