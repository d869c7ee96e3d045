import { createApp } from './app.js'
import { loadBundled, readPlaces } from './bundled.js'
import { type Config, parseConfig } from './config.js'
import type { House } from './house.js'
import { openHouse } from './open-house.js'
import { ask } from './store/ask.js'
import { isAway } from './store/away.js'
import { type Database, openDatabase } from './store/database.js'
import { forgetReports } from './store/forget-reports.js'
import { keepSnapshot } from './store/keep-snapshot.js'
import { migrate } from './store/migrations.js'
import { keepPrivate } from './store/private-folder.js'
import { type BackupEvent, scheduleBackups } from './store/scheduled-backups.js'
import { keptSecret } from './store/secret.js'
import { readSnapshot } from './store/snapshot.js'
import { StoreError } from './store/store-error.js'
import { listen } from './web/http-server.js'
import { codeOf, createLog, type Log } from './web/log.js'
import { createMeasures, type Gauge } from './web/measures.js'
import { metrics } from './web/metrics.js'

/** Draining takes 10 s at most; whatever is not over after this long is not going to be. */
const LONGEST_STOP_MS = 15_000

const print = (text: string): void => void process.stdout.write(`${text}\n`)
/** One plain sentence to the operator, and no start. */
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** What an operator can do about a start that failed. */
const sentenceFor = (error: unknown, { databaseUrl, host, port, metrics }: Config): string => {
  if (error instanceof StoreError) return error.message
  const code = codeOf(error)
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const ofMetrics = metrics !== null && (error as { port?: number }).port === metrics.port
    const address = ofMetrics ? `${metrics.host}:${metrics.port}` : `${host}:${port}`
    return `The address ${address} cannot be used (${code}). Set ${ofMetrics ? 'METRICS_PORT' : 'PORT'} to another.`
  }
  return databaseUrl === null ? `The directory could not start (${code}).` : `The database in DATABASE_URL did not answer as it should (${code}).`
}

/** What this directory tells its operator beside requests: how much it knows, and how its connections are. */
const gaugesOf = ({ programs, seq }: House, { pool }: Database): readonly Gauge[] => [
  { name: 'iop_programs', value: programs().length },
  { name: 'iop_catalogue_seq', value: seq() },
  ...Object.entries({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }).map(([state, value]) => ({
    name: 'iop_pool_connections' as const,
    labels: { state },
    value,
  })),
]

/** Null when the database is met; while it is away, what is known from before. @throws when there is no snapshot, or something else is wrong */
const meetOrSnapshot = async (database: Database, { dataDir }: Config, meet: () => Promise<void>, say: (event: string) => void) => {
  try {
    // Asked first: it gives up sooner than what comes after it.
    if (!database.embedded) await ask(database, 'select 1')
    await meet()
    return null
  } catch (error) {
    const snapshot = !database.embedded && isAway(error) ? await readSnapshot(dataDir, say) : null
    if (!snapshot) throw error
    say(`the database is away (${codeOf(error)}): started with the catalogue of ${snapshot.at}`)
    return { snapshot, meet }
  }
}

const logBackup = (log: Log, event: BackupEvent): void => {
  if ('sentence' in event) log('error', 'backup', { message: event.sentence })
  else log('info', 'backup', { message: event.name, count: event.rows, ms: event.ms })
}

const open = async (database: Database, given: Config): Promise<void> => {
  const config = { ...given, sessionSecret: given.sessionSecret ?? (await keptSecret(given.dataDir)) }
  const log = createLog(config.logLevel, (line) => process.stdout.write(line))
  const say = (message: string): void => log('warn', 'store', { message })
  const places = await readPlaces()
  const meet = async (): Promise<void> => {
    await migrate(database)
    if (await loadBundled(database, places)) print('The bundled catalogue is loaded.')
  }
  const away = await meetOrSnapshot(database, given, meet, say)
  const house = await openHouse({ database, places, samples: config.samples, say, away })
  // Names are sorted for suggestions when first asked, which takes half a second: asked before it listens, so that no visitor waits for it.
  house.suggest('near', 'a')
  let [stopping, failed] = [false, false]
  const measures = createMeasures()
  const answer = createApp({ ...house, ready: async () => !stopping && (await house.ready()) }, database, config, log, measures)
  const door = await listen(answer, config)
  const watch =
    config.metrics &&
    (await listen(
      metrics(measures, () => gaugesOf(house, database)),
      config.metrics,
    ))
  const keeping = [
    forgetReports(database, say),
    ...(database.embedded ? [] : [keepSnapshot({ database, dataDir: config.dataDir, held: house.held, say })]),
    ...(config.backups === null ? [] : [scheduleBackups(database, config.backups, (event) => logBackup(log, event))]),
  ]
  const stop = async (): Promise<void> => {
    stopping = true
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    const whole = await door.stop()
    await Promise.all(keeping.map((one) => one.stop()))
    await Promise.all([house.stop(), watch?.stop()])
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
    const exposed = await keepPrivate(config.dataDir)
    if (exposed !== null) process.stderr.write(`${exposed}\n`)
    await open(await openDatabase(config), config)
  } catch (error) {
    refuse(sentenceFor(error, config))
  }
}
