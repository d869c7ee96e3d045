import { createApp } from './app.js'
import type { Config } from './config/config.js'
import { readSettings } from './config/settings.js'
import type { Catalogue } from './live/catalogue.js'
import { openCatalogue } from './live/open-catalogue.js'
import { loadBundled } from './seed/bundled.js'
import { addNewFacts } from './seed/new-facts.js'
import { addNewFiles } from './seed/new-files.js'
import { readPlaces } from './seed/places.js'
import { type BackupEvent, scheduleBackups } from './store/backups/schedule.js'
import { type Database, openDatabase } from './store/connection/database.js'
import { execute } from './store/connection/rows.js'
import { isUnavailable } from './store/connection/unavailable.js'
import { holdFolder } from './store/folder/folder-lock.js'
import { sealKeyOf } from './store/folder/sealed-file.js'
import { readOrCreateSecret } from './store/folder/secret.js'
import { tryFolders } from './store/folder/try-folders.js'
import { migrate } from './store/migrations/migrations.js'
import { readSnapshot } from './store/publications/snapshot.js'
import { scheduleSnapshots } from './store/publications/snapshot-schedule.js'
import { scheduleRetention } from './store/reports/retention.js'
import { StoreError } from './store/store-error.js'
import { codeOf, createLog, type Log } from './web/log/log.js'
import { serveMetrics } from './web/log/metrics.js'
import { noticeProxy } from './web/log/proxy-notice.js'
import { createRequestMetrics, type Gauge } from './web/log/request-metrics.js'
import { type Address, AddressRefused, listenAt, tryAddress } from './web/server/listen-at.js'

/** Draining takes 10 s at most; whatever is not over after this long is not going to be. */
const LONGEST_STOP_MS = 15_000

const print = (text: string): void => void process.stdout.write(`${text}\n`)
/** One plain sentence to the operator, and no start. */
const refuse = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const addressOf = ({ host, port }: Config): Address => ({ host, port, settings: ['HOST', 'PORT'] })
const addressOfMetrics = ({ host, port }: NonNullable<Config['metrics']>): Address => ({
  host,
  port,
  settings: ['METRICS_HOST', 'METRICS_PORT'],
})

/** What the driver, PostgreSQL (five letters and digits) or Prisma (`P` and four digits) says. */
const isOfDatabase = (error: unknown): boolean =>
  isUnavailable(error) || /^(?:[0-9A-Z]{5}|P\d{4})$/.test(codeOf(error))

/** What an operator can do about a start that failed. */
const sentenceFor = (error: unknown, { databaseUrl }: Config): string => {
  if (error instanceof StoreError || error instanceof AddressRefused) return error.message
  const code = codeOf(error)
  if (code === 'EMFILE' || code === 'ENFILE')
    return `This process may not open enough files (${code}). Raise the limit (ulimit -n, or LimitNOFILE) to 1024 or more.`
  return databaseUrl !== null && isOfDatabase(error)
    ? `The database in DATABASE_URL did not answer as it should (${code}).`
    : `The directory could not start (${code}).`
}

/** Gauges beside those of requests: the catalogue's size and `seq`, and the pool's connections. */
const gaugesOf = ({ programs, seq }: Catalogue, { pool }: Database): readonly Gauge[] => [
  { name: 'iop_programs', value: programs().length },
  { name: 'iop_catalogue_seq', value: seq() },
  ...Object.entries({
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  }).map(([state, value]) => ({
    name: 'iop_pool_connections' as const,
    labels: { state },
    value,
  })),
]

/** Null when the database is met, else the snapshot. @throws without one, or for another error */
const meetOrSnapshot = async (
  database: Database,
  { dataDir }: Config,
  meet: () => Promise<void>,
  say: (event: string) => void,
) => {
  try {
    // Asked first: it gives up sooner than what comes after it.
    if (!database.embedded) await execute(database, 'select 1')
    await meet()
    return null
  } catch (error) {
    const snapshot =
      !database.embedded && isUnavailable(error) ? await readSnapshot(dataDir, say) : null
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
  const config = {
    ...given,
    sessionSecret: given.sessionSecret ?? (await readOrCreateSecret(given.dataDir)),
  }
  const log = createLog(config.logLevel, (line) => process.stdout.write(line))
  const say = (message: string): void => log('warn', 'store', { message })
  const places = await readPlaces()
  const meet = async (): Promise<void> => {
    await migrate(database)
    if (await loadBundled(database, places)) return print('The bundled catalogue is loaded.')
    const gained = await addNewFacts(database, places)
    if (gained > 0)
      print(`${gained} programs have more facts from the bundled lists; an editor can undo it.`)
    const told = await addNewFiles(database, places, { publish: !given.reviewRequired })
    if (told > 0)
      print(`${told} programs are new or say more in their own words; an editor can undo it.`)
  }
  const away = await meetOrSnapshot(database, given, meet, say)
  const catalogue = await openCatalogue({ database, places, samples: config.samples, say, away })
  // Names are sorted at the first suggestion, for half a second: now, so that no visitor waits.
  catalogue.suggest('near', 'a')
  let [stopping, failed] = [false, false]
  const measures = createRequestMetrics()
  const answer = createApp(
    { ...catalogue, ready: async () => !stopping && (await catalogue.ready()) },
    database,
    config,
    log,
    measures,
  )
  const door = await listenAt(noticeProxy(answer, config.trustProxy, log), addressOf(config))
  const watch =
    config.metrics &&
    (await listenAt(
      serveMetrics(measures, () => gaugesOf(catalogue, database)),
      addressOfMetrics(config.metrics),
    ))
  const keeping = [
    scheduleRetention(database, say),
    ...(database.embedded
      ? []
      : [scheduleSnapshots({ database, dataDir: config.dataDir, held: catalogue.held, say })]),
    ...(config.backups === null
      ? []
      : [
          scheduleBackups(
            database,
            { ...config.backups, key: sealKeyOf(config.sessionSecret) },
            (event) => logBackup(log, event),
          ),
        ]),
  ]
  const stop = async (): Promise<void> => {
    stopping = true
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    const whole = await door.stop()
    await Promise.all(keeping.map((one) => one.stop()))
    await Promise.all([catalogue.stop(), watch?.stop()])
    await database.close()
    process.exit(failed || !whole ? 1 : 0)
  }
  // Asked again, it does not wait any longer.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => void (stopping ? process.exit(1) : stop()))
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

/** Tries everything that the settings name, so that each is refused by its name, and at once. */
const tryAll = async (config: Config): Promise<readonly string[]> => {
  const exposed = await tryFolders(config)
  try {
    await tryAddress(addressOf(config))
    if (config.metrics) await tryAddress(addressOfMetrics(config.metrics))
  } catch (error) {
    // Whoever starts it twice is told which process has the folder, not that the port is taken.
    if (config.databaseUrl === null) await (await holdFolder(config.dataDir))()
    throw error
  }
  return exposed
}

const config = readSettings()
if (typeof config === 'string') refuse(config)
else {
  try {
    for (const warning of [...config.warnings, ...(await tryAll(config))])
      process.stderr.write(`${warning}\n`)
    await open(await openDatabase(config), config)
  } catch (error) {
    refuse(sentenceFor(error, config))
  }
}
