// Which templates there are and where each is kept. A template takes seconds to make, so it is kept
// for as long as everything that it is made from is the same; comments are in no compiled file.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const cache = 'node_modules/.cache/iop'

/**
 * The compiled files that `entries` import, themselves included: what a template made by them
 * depends on.
 */
const importsOf = (entries) => {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g))
      visit(join(dirname(file), path))
  }
  for (const entry of entries) visit(entry)
  return [...found].sort()
}
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()

const templateFile = (name, entries) => {
  const hash = createHash('sha256')
  for (const file of [
    ...importsOf(entries),
    ...filesIn('prisma'),
    'package-lock.json',
    'test/town.json',
    ...filesIn('test/support/database').filter((file) => file.endsWith('.mjs')),
  ])
    hash.update(`${file}\0`).update(readFileSync(file))
  return `${cache}/${name}-${hash.digest('hex').slice(0, 16)}`
}

const store = ['dist/store/connection/database.js', 'dist/store/migrations/migrations.js']
const imported = [...store, 'dist/store/changes/apply-import.js']
const seeded = [...store, 'dist/seed/bundled.js', 'dist/seed/places.js']

/**
 * Each template and the compiled files that make it. `blank` (no tables), `empty`, `town` and `catalogue` are
 * archives of an embedded database; `folder` is a data folder with an empty one, for commands; `publications`
 * is what visitors may see of the bundled catalogue, a document a line; `plans` are the import plans
 * that make it, in order;
 * `town-places` are the ZIPs and cities of the town.
 */
const madeBy = {
  blank: [],
  empty: store,
  town: imported,
  'town-places': seeded,
  catalogue: seeded,
  folder: store,
  publications: seeded,
  plans: seeded,
}
/** The databases of a server; they are of one run and end with it. */
const onServer = ['empty', 'town', 'catalogue']

/** Where each template is, made or not. Needs the compiled sources. */
export const templatePlaces = (run) => ({
  ...Object.fromEntries(
    Object.entries(madeBy).map(([name, entries]) => [name, templateFile(name, entries)]),
  ),
  ...Object.fromEntries(
    onServer.map((name) => [`server-${name}`, `${cache}/server-${name}-${run}`]),
  ),
})

/** The database of a server that a template of this run is. */
export const databaseOf = (name, run) => `iop_${name.replace('server-', 'template_')}_${run}`

export const isCompiled = () => existsSync('dist/.stamp')
