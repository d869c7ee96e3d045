import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename } from 'node:path'
import { templateOf } from '../database/template.js'

/**
 * What a command said, how it ended, and the last five lines, which of an import are its counts.
 */
export type Ran = Readonly<{ code: number | null; said: string; counts: readonly string[] }>

/** Commands that make a data folder first, where there is none. */
const fillsFolder = ['import', 'editor']
/**
 * A data folder that is not there yet, with an empty database in it: what the first start and the
 * drills see a process make itself.
 */
const prepared = async (folder: string): Promise<string> => {
  const filter = (path: string): boolean => basename(path) !== 'lock'
  if (!existsSync(folder)) await cp(await templateOf('folder'), folder, { recursive: true, filter })
  return folder
}

/**
 * Runs one of the compiled commands on a data folder, or with other settings, and with no others of
 * ours.
 */
export const runCommand = async (
  command: 'import' | 'export' | 'editor' | 'verify-history' | 'backup' | 'restore',
  where: string | Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ran> => {
  const file = new URL(`../../../dist/commands/${command}.js`, import.meta.url).pathname
  const env = {
    // As a test it reads no .env file, which names somebody's own database.
    NODE_ENV: 'test',
    PATH: process.env['PATH'] ?? '',
    ...(typeof where === 'string'
      ? { DATA_DIR: fillsFolder.includes(command) ? await prepared(where) : where }
      : where),
  }
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (said += String(data)))
  const [code] = await once(child, 'close')
  return { code: code as number | null, said, counts: said.trimEnd().split('\n').slice(-5) }
}
