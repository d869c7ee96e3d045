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
  live: ['search', 'store', 'catalog'],
  site: ['live', 'search', 'web', 'catalog', 'messages'],
  api: ['live', 'search', 'exchange', 'web', 'catalog', 'messages'],
  admin: ['live', 'search', 'exchange', 'store', 'web', 'catalog', 'messages'],
  config: [],
  // What visitors see needs no database, so neither the store nor the admin.
  'visitor-app': ['site', 'api', 'live', 'config', 'web', 'catalog'],
  app: ['visitor-app', 'admin', 'live', 'web', 'store'],
  seed: ['exchange', 'search', 'store', 'catalog'],
  server: ['config', 'serve'],
  serve: ['app', 'seed', 'config', 'live', 'store', 'web', 'messages'],
  commands: ['seed', 'config', 'exchange', 'search', 'store', 'web', 'catalog', 'messages'],
}

/**
 * The floors of each room, the highest first: a folder may import those on lower floors of its room
 * alone, so none is in a circle. `.` is what stands in the room itself.
 */
const floors: Readonly<Record<string, readonly (readonly string[])[]>> = {
  admin: [
    ['.'],
    ['calls', 'dashboard'],
    ['accounts', 'listings'],
    ['access', 'imports', 'reports'],
    ['history', 'listing-form', 'second-factor'],
    ['frame', 'passwords', 'session'],
  ],
  api: [['.'], ['hsds', 'v1'], ['answers']],
  catalog: [['editing', 'search'], ['wording'], ['program'], ['vocabulary'], ['map', 'text']],
  // The commands as functions stand below their entries, which run at import.
  commands: [
    ['.', 'seed'],
    ['older', 'run'],
  ],
  config: [['.']],
  exchange: [
    ['.'],
    ['findtreatment'],
    ['own-csv', 'samhsa'],
    ['tables'],
    ['columns', 'plan'],
    ['hsds'],
    ['listings'],
  ],
  live: [['.']],
  messages: [
    ['.'],
    ['en/admin', 'en/exchange', 'en/operator', 'en/site'],
    ['en/api', 'en/vocabulary'],
    ['en'],
    ['shapes'],
  ],
  search: [['answer', 'suggest'], ['match'], ['index'], ['places']],
  seed: [['.']],
  site: [['.'], ['pages'], ['search'], ['compare', 'maps', 'program', 'report'], ['facts']],
  store: [
    ['reports'],
    ['backups', 'changes'],
    ['accounts', 'publications'],
    ['history'],
    ['listings', 'migrations'],
    ['connection'],
    ['folder'],
    ['.'],
  ],
  web: [['html', 'server'], ['cache'], ['limits', 'log'], ['http']],
}
/**
 * What the rooms of visitors and editors know of the catalogue in memory: its queries, and nothing
 * of how they are answered.
 */
const queries = 'live/catalogue.js'
/**
 * The one import against the law, of types alone: a language is typed by the values that it has
 * words for, so that none is forgotten.
 */
const typedByValues = /^catalog\/vocabulary\/values(?:-of-\w+)?\.js$/
/** A folder with more is a drawer. */
const MOST_FILES = 17
/** Folders that may have more, with the reason. */
const larger: Readonly<Record<string, string>> = {
  'test/drills':
    'a drill is run by the name of its file, and they share their tools with each other and with nobody else',
  'test/bench': 'a measurement is run by the name of its file, like a drill',
}

/** Who alone may import a package; any that is not named is for nobody. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: ['catalog', 'store', 'config', 'seed', 'api', 'admin'],
  ejs: ['web'],
  helmet: ['web'],
  '@fastify/busboy': ['web'],
  express: ['web', 'visitor-app', 'site', 'api', 'admin'],
  'lru-cache': ['web', 'admin'],
  '@node-rs/argon2': ['admin'],
  otpauth: ['admin'],
  uqr: ['admin'],
  pg: ['store'],
  '@prisma/client': ['store'],
  '@prisma/adapter-pg': ['store'],
  '@electric-sql/pglite': ['store'],
  'csv-parse': ['exchange'],
  'read-excel-file': ['exchange'],
  uuid: ['exchange'],
  zipcodes: ['commands'],
  'topojson-client': ['commands'],
}

/** Rooms and files that are pure: the parts of Node that they may use do no input or output. */
const pure: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  catalog: ['node:crypto'],
  search: [],
  // Long work is done in slices and unpacked in streams: that is waiting for a turn, not asking
  // anybody.
  exchange: [
    'node:crypto',
    'node:zlib',
    'node:stream',
    'node:stream/promises',
    'node:timers/promises',
    'node:buffer',
  ],
  'live/catalogue.ts': [],
  'live/change-feed.ts': [],
}

const root = new URL('../', import.meta.url).pathname
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.startsWith(join('store', 'generated')))
  .map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }))

const isFolder = (file: string): boolean => file.includes('/')
/** The folder of a file within its room. */
const folderOf = (file: string): string => dirname(file).split('/').slice(1).join('/') || '.'
const roomOf = (file: string): string => file.split('/')[0]?.replace(/\.[jt]s$/, '') ?? ''
const importsOf = (text: string): readonly { from: string; typeOnly: boolean }[] =>
  [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }))
const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
const own = (file: string, from: string): string => relative('.', join(dirname(file), from))

const offences = (
  wrong: (file: string, from: string, typeOnly: boolean) => boolean,
): readonly string[] =>
  files.flatMap(({ file, text }) =>
    importsOf(text).flatMap(({ from, typeOnly }) =>
      wrong(file, from, typeOnly) ? [`${file} imports ${from}`] : [],
    ),
  )

describe('the import law', () => {
  it('knows every room there is', () => {
    expect(
      [...new Set(files.map(({ file }) => roomOf(file)))].filter((room) => !(room in mayImport)),
    ).toEqual([])
  })

  it('lets our own imports go one way only', () => {
    const allowed = (file: string, from: string, typeOnly: boolean): boolean => {
      const [here, there] = [roomOf(file), roomOf(own(file, from))]
      return (
        here === there ||
        (mayImport[here] ?? []).includes(there) ||
        (here === 'messages' && typeOnly && typedByValues.test(own(file, from)))
      )
    }
    expect(
      offences((file, from, typeOnly) => from.startsWith('.') && !allowed(file, from, typeOnly)),
    ).toEqual([])
  })

  it('knows every folder there is, and no other', () => {
    const there = [
      ...new Set(
        files
          .filter(({ file }) => isFolder(file))
          .map(({ file }) => `${roomOf(file)} ${folderOf(file)}`),
      ),
    ]
    const known = Object.entries(floors).flatMap(([room, all]) =>
      all.flat().map((folder) => `${room} ${folder}`),
    )
    expect(there.toSorted()).toEqual(known.toSorted())
  })

  it('lets the folders of a room import those of lower floors only', () => {
    const floorOf = (file: string): number =>
      floors[roomOf(file)]?.findIndex((floor) => floor.includes(folderOf(file))) ?? -1
    const isGenerated = (from: string): boolean => from.startsWith(join('store', 'generated'))
    const allowed = (file: string, there: string): boolean =>
      roomOf(file) !== roomOf(there) ||
      folderOf(file) === folderOf(there) ||
      isGenerated(there) ||
      floorOf(file) < floorOf(there)
    expect(
      offences(
        (file, from) => isFolder(file) && from.startsWith('.') && !allowed(file, own(file, from)),
      ),
    ).toEqual([])
  })

  it('lets the rooms of visitors and editors ask the catalogue in memory by its queries alone', () => {
    const isAsker = (file: string): boolean => ['site', 'api', 'admin'].includes(roomOf(file))
    expect(
      offences(
        (file, from) =>
          isAsker(file) && roomOf(own(file, from)) === 'live' && own(file, from) !== queries,
      ),
    ).toEqual([])
  })

  it('keeps each library in its room', () => {
    const foreign = (from: string): boolean => !from.startsWith('.') && !from.startsWith('node:')
    expect(
      offences(
        (file, from) => foreign(from) && !(packages[packageOf(from)] ?? []).includes(roomOf(file)),
      ),
    ).toEqual([])
  })

  it('keeps input and output out of the pure rooms', () => {
    expect(
      offences(
        (file, from) =>
          from.startsWith('node:') && !(pure[file] ?? pure[roomOf(file)] ?? [from]).includes(from),
      ),
    ).toEqual([])
  })

  it('keeps pages pure: they build values out of values', () => {
    const values =
      /^(?:catalog|messages)\/|^web\/(?:html\/(?:urls|admin-urls|pager|page|dated|field|summary|table)|http\/form)\.js$/
    const isKnown = (file: string, there: string): boolean =>
      values.test(there) || roomOf(file) === roomOf(there)
    const handlers = new Set(
      files
        .filter(({ text }) => importsOf(text).some(({ from }) => from === 'express'))
        .map(({ file }) => file),
    )
    expect(
      offences((file, from, typeOnly) => {
        if (!file.endsWith('-page.ts') || typeOnly) return false
        return (
          !isKnown(file, own(file, from)) || handlers.has(own(file, from).replace(/\.js$/, '.ts'))
        )
      }),
    ).toEqual([])
  })

  it('has no file that only passes on what others export', () => {
    expect(
      files.filter(({ text }) => /^export \* from/m.test(text)).map(({ file }) => file),
    ).toEqual([])
  })
})

describe('SQL', () => {
  // What opens connections and transactions: the last file reads what PostgreSQL answers to COMMIT.
  const isDoor = (file: string): boolean =>
    /^store\/(?:connection\/|migrations\/apply-migration\.ts$)/.test(file)
  const found = (pattern: RegExp): readonly string[] =>
    files.flatMap(({ file, text }) =>
      !isDoor(file) && pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')) ? [file] : [],
    )

  it('is run by the functions of store/connection/rows.ts alone, which parse its rows', () => {
    expect(found(/\.query(?:<|\()|\$(?:query|execute)Raw/)).toEqual([])
  })

  it('gives no row whose type is only claimed', () => {
    expect(found(/\brows?\b(?:\[\d\])? as (?!const\b)/)).toEqual([])
  })
})

describe('the size and the names of files', () => {
  it('keeps every file of src within 250 lines', () => {
    expect(
      files.filter(({ text }) => text.split('\n').length > 251).map(({ file }) => file),
    ).toEqual([])
  })

  it('keeps lines to a hundred characters, but for texts that cannot be broken', () => {
    const lines = files.flatMap(({ text }) => text.split('\n'))
    expect(lines.filter((line) => line.length > 100).length / lines.length).toBeLessThan(0.03)
  })

  it('keeps every folder within seventeen files, and half of them within eight', () => {
    const counts = new Map<string, number>()
    for (const folder of ['src', 'views', 'public', 'test'])
      for (const entry of readdirSync(join(root, folder), {
        recursive: true,
        withFileTypes: true,
      })) {
        const at = relative(root, entry.parentPath)
        if (entry.isFile() && !at.startsWith(join('src', 'store', 'generated')))
          counts.set(at, (counts.get(at) ?? 0) + 1)
      }
    expect(
      [...counts].flatMap(([at, count]) => (count > MOST_FILES ? [at] : [])).toSorted(),
    ).toEqual(Object.keys(larger).toSorted())
    const sorted = [...counts.values()].toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(8)
  })

  it('names no file after nothing', () => {
    const says =
      /(?:^|\/)(?:utils?|helpers?|common|misc|shared|lib|core|base|services?|managers?|handlers?)(?:\/|\.ts$)/i
    expect(files.filter(({ file }) => says.test(file)).map(({ file }) => file)).toEqual([])
  })

  it('lets a filter such as languages be added in five files at most', () => {
    // Sentences that use the word are no part of the filter, nor are the home page, which asks one
    // question of it by choice, and HSDS, which has a property of its own for it besides the words
    // that every filter hands on.
    const naming = files.filter(
      ({ file, text }) =>
        !/^messages\/en\/(?!vocabulary\/words)|^site\/pages\/home-page|^exchange\/hsds\/program-services/.test(
          file,
        ) && /\blanguage\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    expect(naming.length).toBeGreaterThan(0)
    expect(naming.map(({ file }) => file).slice(5)).toEqual([])
  })

  it('has no path of any machine and no unfinished mark', () => {
    expect(
      files
        .filter(({ text }) => /\/(?:home|root|work)\/|\bTODO\b|\bFIXME\b/.test(text))
        .map(({ file }) => file),
    ).toEqual([])
  })
})
