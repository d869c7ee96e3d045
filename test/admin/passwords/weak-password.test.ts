import { describe, expect, it } from '@jest/globals'
import { weaknessOf } from '../../../src/admin/passwords/weak-password.js'

const own = ['Rosa Lindqvist', 'rosa.lindqvist@harbor-recovery.example']

describe('what makes a password', () => {
  it.each([
    ['fourteen chars', 'short'],
    ['', 'short'],
    ['x'.repeat(300), 'long'],
    ['aaaaaaaaaaaaaaaaaa', 'repeated'],
    ['abababababababab', 'repeated'],
    ['rainer rainer rainer ', 'repeated'],
    ['Kestrel7Kestrel7', 'repeated'],
    ['passwordpassword1', 'common'],
    ['P@ssw0rdP@ssw0rd!', 'common'],
    ['1234567890123456', 'common'],
    ['qwertyuiopasdfghjkl', 'common'],
    ['lkjhgfdsapoiuytrewq1', 'common'],
    ['1qaz2wsx3edc4rfv', 'common'],
    ['abcdefghijklmnop', 'common'],
    ['ILoveYouForever2024!', 'common'],
    ['correct horse battery staple', 'common'],
    ['iopdirectory1990-12-24', 'common'],
    ['rosa.lindqvist@harbor-recovery.example', 'common'],
    ['Lindqvist-Rosa-2026', 'common'],
    ['administrator2026', 'common'],
  ] as const)('“%s” is refused as %s', (password, weakness) => {
    expect(weaknessOf(password, own)).toBe(weakness)
  })

  it.each([
    'purple elephant dances quietly',
    'nu går vi hem till kvarnen',
    '窓の外に静かな雨が降り続いている夜',
    '839201758302918',
    'q8F!x2Lw#9Zr@k5V',
    `${'a long sentence that somebody made up about herons and canals '.repeat(2)}and more`,
    '   blanks  are  kept, herons too   ',
    '🦊🐢🌲🎻🧭🪁🦉🐝🌵🎲🧵🪄🦑🐚🌶',
  ])('“%s” is taken', (password) => {
    expect(weaknessOf(password, own)).toBeNull()
  })

  it('is the same however its accents were typed, and counts characters, not bytes', () => {
    expect(weaknessOf('é'.normalize('NFD').repeat(14), own)).toBe('short')
    expect(weaknessOf('🦊'.repeat(14), own)).toBe('short')
  })
})
