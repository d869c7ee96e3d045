import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ours } from './child.mjs'

const states = [
  ['Columbus', 'OH', '43215'],
  ['New York', 'NY', '10001'],
  ['Los Angeles', 'CA', '90012'],
  ['Boston', 'MA', '02108'],
]

/**
 * A file in our own CSV of so many programs that are nobody's; the same every time. `name` tells
 * one file's programs from another's.
 */
export const writeCatalogue = (folder, count, name = 'Drill') => {
  const file = join(folder, `${name.toLowerCase()}-${count}.csv`)
  const lines = Array.from({ length: count }, (_, i) => {
    const [city, state, zip] = states[i % states.length]
    return `${name} House ${i},${name} Recovery ${i % 90},iop,${1 + (i % 900)} Oak St,${city},${state},${zip},https://drill.example.org/${name}/${i},${i % 40}`
  })
  writeFileSync(
    file,
    `name,organization,level,street,city,state,zip,source,hours_min\n${lines.join('\n')}\n`,
  )
  return file
}

/**
 * Imports and publishes a file by the command; an empty database gets its schema so, and the
 * bundled catalogue is then not loaded.
 */
export const imported = async (settings, file) => {
  const { said, ended } = ours('commands/import.js', settings, [file, '--publish'])
  if ((await ended) !== 0) throw new Error(`The import failed: ${said()}`)
}

/** What a file would do now: `{ new, changed, unchanged }`. */
export const planned = async (settings, file) => {
  const { said, ended } = ours('commands/import.js', settings, [file, '--publish', '--dry-run'])
  if ((await ended) !== 0) throw new Error(`The plan failed: ${said()}`)
  const count = (word) => Number(new RegExp(`^${word} (\\d+)$`, 'm').exec(said())?.[1])
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

/** Whether the history's chain of hashes is whole. */
export const isHistoryWhole = async (settings) =>
  (await ours('commands/verify-history.js', settings, ['verify']).ended) === 0
