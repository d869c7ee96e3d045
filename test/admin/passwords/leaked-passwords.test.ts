import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { guessedWords } from '../../../src/admin/passwords/guessed-words.js'
import { isLeaked } from '../../../src/admin/passwords/leaked-passwords.js'
import { weaknessOf } from '../../../src/admin/passwords/weak-password.js'

/** The same numbers every time, as good as random. */
const draw = (name: string, below: number): number =>
  createHash('sha256').update(name).digest().readUInt32LE(0) % below
const shareTaken = (passwords: readonly string[]): number =>
  passwords.filter((password) => weaknessOf(password, []) === null).length / passwords.length

describe('long passwords that stand in leaked lists', () => {
  it.each([
    ...[
      'harrypotter12345',
      'gameofthrones123',
      'michaeljackson1',
      '11223344556677889900',
      'a1b2c3d4e5f6g7h8',
      'maytheforcebewithyou',
      'metallica1234567',
    ],
    // Bands, players, clubs, films, games.
    ...[
      'taylorswift13131',
      'eminem8mile2002',
      'linkinpark123456',
      'pinkfloydthewall1',
      'arianagrande1993',
      'kobebryant242424',
      'neymarjunior1010',
    ],
    ...[
      'realmadridcf1902',
      'fcbarcelona1899!',
      'newyorkyankees27',
      'dallascowboys1960',
      'breakingbad1234',
      'thebigbangtheory',
      'southpark1234567',
    ],
    ...[
      'pulpfiction1994',
      'thegodfather1972',
      'starwarsepisode4',
      'Jurassic.Park-1993',
      'leagueoflegends1',
      'pokemonpikachu25',
      'legendofzelda64',
    ],
    // What people say, and whom they name.
    ...[
      'everythingisawesome',
      'tobeornottobe1234',
      'carpediem2020!!',
      'dontworrybehappy',
      'ilovemyboyfriend1',
      'mydogsnameisbuddy',
      'luke.i.am.your.father',
    ],
    ...[
      'password4facebook',
      'Summer2024Winter',
      'Jennifer&Michael',
      'JohnnyDepp1963!',
      'california90210!',
      'T0bleroneT0blerone',
      'h4rryp0tt3rh4rry1',
    ],
    // Walks over the keyboard, sequences, weaves, doubles, dates.
    ...[
      '1qazXSW@3edcVFR$',
      'poiuytrewq098765',
      'cft6vgy7bhu8nji9',
      '147852369qazwsx',
      'qwer1234asdf5678',
      '123abc456def789',
      '9876543210zyxwvu',
    ],
    ...[
      '1122334455667788',
      '13579246801357924',
      'aaa111bbb222ccc3',
      'aabbccddeeff1122',
      '102030405060708090',
      '12121990johnsmith',
      'abcd1234abcd12345',
    ],
    // Nothing but a list knows these.
    ...[
      'PolniyPizdec0211',
      'nEMvXyHeqDd5OQxyXYZI',
      'fypjhbr007dfcz007rfr',
      'Hd764nW5d7E1vb1',
      'zQjphsyf6ctifgu',
    ],
  ])('“%s” is refused', (password) => {
    expect(weaknessOf(password, [])).not.toBeNull()
  })

  it.each([
    'tundra violin copper mango',
    'tundraviolincoppermango',
    'my aunt bakes rye bread at dawn',
    'Unsettled-Gravel-Parsnip-Oboe',
    'hx7kq2mvw9zt4ply',
    '7f3a-91bc-e05d-2b68-44aa',
    'mJ4(vQ9]tR2{wX7',
    'дождь над старой мельницей',
  ])('“%s”, which nobody else has, is taken', (password) => {
    expect(weaknessOf(password, [])).toBeNull()
  })

  it('are not four or five words drawn at random, nor what a password manager makes', () => {
    const words = [...guessedWords()]
      .filter(([word, bits]) => bits > 10 && bits < 15 && /^[a-z]{4,9}$/.test(word))
      .map(([word]) => word)
    const phrases = Array.from({ length: 300 }, (_, i) =>
      Array.from(
        { length: 4 + (i % 2) },
        (_, n) => words[draw(`phrase ${i} ${n}`, words.length)],
      ).join([' ', '-', ''][i % 3]),
    )
    const characters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!@#$%&*-_'
    const made = Array.from({ length: 300 }, (_, i) =>
      Array.from(
        { length: 16 },
        (_, n) => characters[draw(`made ${i} ${n}`, characters.length)],
      ).join(''),
    )
    expect(shareTaken(phrases.filter((phrase) => phrase.length >= 15))).toBeGreaterThanOrEqual(0.99)
    expect(shareTaken(made)).toBeGreaterThanOrEqual(0.99)
  })

  it('are known from less than 300 kB, which takes one in a thousand others for one of them', () => {
    const bytes = ['guessed-words.txt.br', 'leaked-passwords.bloom'].map(
      (name) => statSync(new URL(`../../../prisma/seed/${name}`, import.meta.url)).size,
    )
    expect(bytes[0]).toBeGreaterThan(100_000)
    expect((bytes[0] ?? 0) + (bytes[1] ?? 0)).toBeLessThan(300_000)
    expect(
      Array.from({ length: 5000 }, (_, i) => isLeaked(`somebody else ${i}`)).filter(Boolean).length,
    ).toBeLessThanOrEqual(5)
  })

  it('are found in the longest text that is taken, and only there', () => {
    expect(weaknessOf(`${'harrypotter'.repeat(23)}12`, [])).toBe('common')
    expect(weaknessOf(`${'1q2w3e4r'.repeat(31)}1q2w3e`, [])).toBe('common')
    expect(
      weaknessOf(
        `${'a heron waits beside the lock keeper’s kettle while it rains '.repeat(4)}on slate`,
        [],
      ),
    ).toBeNull()
  })
})
