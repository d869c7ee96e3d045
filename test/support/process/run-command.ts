import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Command } from '../../../src/commands/run/command.js'
import { makeDataFolder } from './data-folder.js'

/**
 * What a command said, how it ended, and the last five lines, which of an import are its counts.
 */
export type Ran = Readonly<{ code: number | null; said: string; counts: readonly string[] }>

/** Each command, loaded by the tests that run it. */
const commands = {
  import: async () => (await import('../../../src/commands/run/import.js')).runImport,
  export: async () => (await import('../../../src/commands/run/export.js')).runExport,
  editor: async () => (await import('../../../src/commands/run/editor.js')).runEditor,
  'verify-history': async () =>
    (await import('../../../src/commands/run/verify-history.js')).runVerifyHistory,
  backup: async () => (await import('../../../src/commands/run/backup.js')).runBackup,
  restore: async () => (await import('../../../src/commands/run/restore.js')).runRestore,
} satisfies Readonly<Record<string, () => Promise<Command>>>
type CommandName = keyof typeof commands

/** A data folder, or other settings. */
export type Where = string | Readonly<Record<string, string>>

/** Commands that make a data folder first, where there is none. */
const fillsFolder: readonly CommandName[] = ['import', 'export', 'editor']
/** The whole environment of a command: nothing of this process but the path. */
const envOf = async (command: CommandName, where: Where) => ({
  // As a test it reads no .env file, which names somebody's own database.
  NODE_ENV: 'test',
  PATH: process.env['PATH'] ?? '',
  ...(typeof where === 'string'
    ? {
        DATA_DIR:
          fillsFolder.includes(command) && !existsSync(where) ? await makeDataFolder(where) : where,
      }
    : where),
})

const toRan = (code: number | null, said: string): Ran => ({
  code,
  said,
  counts: said.trimEnd().split('\n').slice(-5),
})

/**
 * Runs one of the commands in this process on a data folder, or with other settings, and with no
 * others of ours. A tenth of what a process of its own takes.
 */
export const runCommand = async (
  command: CommandName,
  where: Where,
  ...args: readonly string[]
): Promise<Ran> => {
  const [run, env] = await Promise.all([commands[command](), envOf(command, where)])
  let said = ''
  const hear = (text: string): void => {
    said += `${text}\n`
  }
  // A command has its process to itself and sets its umask for good.
  const umask = process.umask()
  try {
    return toRan(await run(args, env, { out: hear, err: hear }), said)
  } finally {
    process.umask(umask)
  }
}

/**
 * The same by the compiled entry in a process of its own: for what the process itself does, and
 * once for every command.
 */
export const spawnCommand = async (
  command: CommandName,
  where: Where,
  ...args: readonly string[]
): Promise<Ran> => {
  const file = new URL(`../../../dist/commands/${command}.js`, import.meta.url).pathname
  const env = await envOf(command, where)
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (said += String(data)))
  const [code] = await once(child, 'close')
  return toRan(code as number | null, said)
}
