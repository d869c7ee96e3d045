import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Config } from '../../config/config.js'
import { readSettings } from '../../config/settings.js'
import { type Database, openDatabase } from '../../store/connection/database.js'
import { StoreError } from '../../store/store-error.js'

/** Standard output and standard error. Both add the end of the line. */
export type CommandIo = Readonly<{ out: (text: string) => void; err: (text: string) => void }>

/** Resolves to the exit code. Nothing of a command is left open, whatever the code. */
export type Command = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  io: CommandIo,
) => Promise<number>

/** Ends a command with exit code 1; the message is what it writes to standard error. */
class CommandRefused extends Error {}

/** @throws CommandRefused always: the command ends with 1 and this text on standard error */
export const refuse = (text: string): never => {
  throw new CommandRefused(text)
}

/** The options and words among some arguments; null where an option is unknown. */
export const parseOptions = <O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) => {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    return null
  }
}

/** What makes one command; `help` is its answer to `--help`, the same as `usage` unless given. */
type CommandParts<Arguments> = Readonly<{
  usage: string
  help?: string
  /** Said of an error that has no sentence of its own. */
  failed: string
  parse: (args: readonly string[]) => Arguments | null
  run: (parsed: Arguments, config: Config, io: CommandIo) => Promise<void>
}>

/** `--help` is answered before a setting is read, bad usage refused before a bad setting. */
export const createCommand =
  <Arguments>({ usage, help = usage, failed, parse, run }: CommandParts<Arguments>): Command =>
  async (args, env, io) => {
    if (args.includes('--help')) {
      io.out(help)
      return 0
    }
    try {
      const parsed = parse(args) ?? refuse(usage)
      const config = readSettings(env)
      if (typeof config === 'string') return refuse(config)
      await run(parsed, config, io).catch((error: unknown) => {
        if (error instanceof CommandRefused) throw error
        refuse(error instanceof StoreError ? error.message : failed)
      })
      return 0
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error
      io.err(error.message)
      return 1
    }
  }

/**
 * Opens the database of these settings for `use`, and closes it whatever comes of that.
 * @throws whatever opening, `use` or closing throws; of several errors the first
 */
export const withDatabase = async <T>(
  config: Config,
  use: (database: Database) => Promise<T>,
): Promise<T> => {
  const database = await openDatabase(config)
  const result = await use(database).catch(async (error: unknown) => {
    await database.close().catch(() => {})
    throw error
  })
  await database.close()
  return result
}
