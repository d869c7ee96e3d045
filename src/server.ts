import { createApp } from './app.js'
import { loadBundled, readPlaces } from './bundled.js'
import { type Config, parseConfig } from './config.js'
import { openHouse } from './open-house.js'
import { type Database, openDatabase } from './store/database.js'
import { migrate } from './store/migrations.js'
import { keptSecret } from './store/secret.js'
import { StoreError } from './store/store-error.js'
import { listen } from './web/http-server.js'
import { codeOf, createLog } from './web/log.js'

/** Draining takes 10 s at most; whatever is not over after this long is not going to be. */
const LONGEST_STOP_MS = 15_000

const print = (text: string): void => void process.stdout.write(`${text}\n`)
/** One plain sentence to the operator, and no start. */
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** What an operator can do about a start that failed. */
const sentenceFor = (error: unknown, { databaseUrl, host, port }: Config): string => {
  if (error instanceof StoreError) return error.message
  const code = codeOf(error)
  if (code === 'EADDRINUSE' || code === 'EACCES') return `The address ${host}:${port} cannot be used (${code}). Set PORT to another.`
  return databaseUrl === null ? `The directory could not start (${code}).` : `The database in DATABASE_URL did not answer as it should (${code}).`
}

const open = async (database: Database, given: Config): Promise<void> => {
  const config = { ...given, sessionSecret: given.sessionSecret ?? (await keptSecret(given.dataDir)) }
  const log = createLog(config.logLevel, (line) => process.stdout.write(line))
  await migrate(database)
  const places = await readPlaces()
  if (await loadBundled(database, places)) print('The bundled catalogue is loaded.')
  const house = await openHouse({ database, places, samples: config.samples, say: (message) => log('warn', 'store', { message }) })
  // Names are sorted for suggestions when first asked, which takes half a second: asked before it listens, so that no visitor waits for it.
  house.suggest('near', 'a')
  let [stopping, failed] = [false, false]
  const door = await listen(createApp({ ...house, ready: async () => !stopping && (await house.ready()) }, database, config, log), config)
  const stop = async (): Promise<void> => {
    stopping = true
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    const whole = await door.stop()
    await house.stop()
    await database.close()
    process.exit(failed || !whole ? 1 : 0)
  }
  // Asked again, it does not wait any longer.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (stopping ? process.exit(1) : stop()))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error) => {
      log('error', event, { code: codeOf(error) })
      failed = true
      // One mistake seldom comes alone; who is being answered is not cut off by the second.
      if (!stopping) void stop()
    })
  // Last of all: whoever reads it may ask to stop in the same moment.
  print(`IOP Directory: http://${config.host}:${door.port}`)
}

const config = parseConfig(process.env)
if (typeof config === 'string') refuse(config)
else {
  for (const warning of config.warnings) process.stderr.write(`${warning}\n`)
  try {
    await open(await openDatabase(config), config)
  } catch (error) {
    refuse(sentenceFor(error, config))
  }
}
