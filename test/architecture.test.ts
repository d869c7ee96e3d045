import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'

/** What each room may import of our own. A file directly in src/ is a room of its own name. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  catalog: ['messages'],
  search: ['catalog', 'messages'],
  exchange: ['catalog', 'messages'],
  store: ['catalog', 'messages'],
  web: ['catalog', 'messages'],
  house: ['catalog', 'search'],
  reports: ['house', 'store'],
  site: ['house', 'search', 'web', 'catalog', 'messages'],
  api: ['house', 'search', 'exchange', 'web', 'catalog', 'messages'],
  admin: ['house', 'search', 'exchange', 'store', 'web', 'catalog', 'messages'],
  config: ['weak-secret'],
  'weak-secret': [],
  help: [],
  settings: ['config'],
  app: ['reports', 'site', 'admin', 'api', 'house', 'config', 'web', 'store'],
  samples: ['catalog'],
  bundled: ['samples', 'exchange', 'search', 'store', 'catalog'],
  feed: ['house'],
  shelf: ['house', 'feed', 'search', 'store', 'catalog'],
  'open-house': ['house', 'shelf', 'search', 'store'],
  server: ['help', 'serve'],
  serve: ['app', 'bundled', 'config', 'settings', 'house', 'open-house', 'store', 'web', 'messages'],
  commands: ['bundled', 'config', 'help', 'settings', 'exchange', 'search', 'store', 'web', 'catalog', 'messages'],
}

/** Who alone may import a package; any that is not named is for nobody. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ['catalog', 'store', 'config', 'samples', 'api', 'admin'],
  ejs: ['web'],
  helmet: ['web'],
  express: ['web', 'app', 'site', 'api', 'admin'],
  '@node-rs/argon2': ['admin'],
  otpauth: ['admin'],
  uqr: ['admin'],
  pg: ['store'],
  '@prisma/client': ['store'],
  '@prisma/adapter-pg': ['store'],
  '@prisma/driver-adapter-utils': ['store'],
  '@prisma/schema-engine-wasm': ['store'],
  '@electric-sql/pglite': ['store'],
  'csv-parse': ['exchange'],
  'read-excel-file': ['exchange'],
  zipcodes: ['commands'],
  'topojson-client': ['commands'],
}

/** Rooms that are pure: the parts of Node that they may use do no input or output. */
const pure: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  catalog: ['node:crypto'],
  search: [],
  // Long work is done in slices and unpacked in streams: that is waiting for a turn, not asking anybody.
  exchange: ['node:crypto', 'node:zlib', 'node:stream', 'node:stream/promises', 'node:timers/promises', 'node:buffer'],
  house: [],
  feed: [],
}

const root = new URL('../', import.meta.url).pathname
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.startsWith(join('store', 'generated')))
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }))

const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.[jt]s$/, '') ?? ''
const importsOf = (text: string): readonly { from: string; typeOnly: boolean }[] =>
  [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }))
const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
const own = (file: string, from: string): string => relative('.', join(dirname(file), from))

const offences = (wrong: (file: string, from: string, typeOnly: boolean) => boolean): readonly string[] =>
  files.flatMap(({ file, text }) => importsOf(text).flatMap(({ from, typeOnly }) => (wrong(file, from, typeOnly) ? [`${file} imports ${from}`] : [])))

describe('the import law', () => {
  it('knows every room there is', () => {
    expect([...new Set(files.map(({ file }) => roomOf(file)))].filter((room) => !(room in mayImport))).toEqual([])
  })

  it('lets our own imports go one way only', () => {
    const allowed = (file: string, from: string): boolean => {
      const [here, there] = [roomOf(file), roomOf(own(file, from))]
      return here === there || (mayImport[here] ?? []).includes(there)
    }
    expect(offences((file, from) => from.startsWith('.') && !allowed(file, from))).toEqual([])
  })

  it('keeps each library in its room', () => {
    const foreign = (from: string): boolean => !from.startsWith('.') && !from.startsWith('node:')
    expect(offences((file, from) => foreign(from) && !(packages[packageOf(from)] ?? []).includes(roomOf(file)))).toEqual([])
  })

  it('keeps input and output out of the pure rooms', () => {
    expect(offences((file, from) => from.startsWith('node:') && !(pure[roomOf(file)] ?? [from]).includes(from))).toEqual([])
  })

  it('keeps pages pure: they build values out of values', () => {
    const known = /^\.\.\/(?:catalog|messages)\/|^\.\.\/web\/(?:urls|admin-urls|pager|page|form)\.js$|^\.\//
    const handlers = new Set(files.filter(({ text }) => importsOf(text).some(({ from }) => from === 'express')).map(({ file }) => file))
    expect(
      offences((file, from, typeOnly) => {
        if (!file.endsWith('-page.ts') || typeOnly) return false
        return !known.test(from) || handlers.has(own(file, from).replace(/\.js$/, '.ts'))
      }),
    ).toEqual([])
  })

  it('has no file that only passes on what others export', () => {
    expect(files.filter(({ text }) => /^export \* from/m.test(text)).map(({ file }) => file)).toEqual([])
  })
})

describe('the size and the names of files', () => {
  it('keeps every file of src within 250 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length > 251).map(({ file }) => file)).toEqual([])
  })

  it('names no file after nothing', () => {
    const says = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|lib|core|base|services?|managers?|handlers?)(?:\/|\.ts$)/i
    expect(files.filter(({ file }) => says.test(file)).map(({ file }) => file)).toEqual([])
  })

  it('lets a filter such as languages be added in five files at most', () => {
    // Sentences that use the word are no part of the filter, nor are the home page, which asks one question of it by choice, and HSDS, which
    // has a property of its own for it besides the words that every filter hands on.
    const naming = files.filter(
      ({ file, text }) =>
        !/^messages\/en\/(?!words)|^site\/home-page|^exchange\/hsds-services/.test(file) &&
        /\blanguage\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    expect(naming.length).toBeGreaterThan(0)
    expect(naming.map(({ file }) => file).slice(5)).toEqual([])
  })

  it('has no path of any machine and no unfinished mark', () => {
    expect(files.filter(({ text }) => /\/(?:home|root|work)\/|\bTODO\b|\bFIXME\b/.test(text)).map(({ file }) => file)).toEqual([])
  })
})
