import pg from 'pg'

/** Settings of every connection to a server. Times are stored and compared in UTC. */
const shared = { keepAlive: true, options: '-c TimeZone=UTC' } as const

/**
 * The pool for requests; each timeout releases one whose database stopped responding.
 * `statement_timeout` acts on the server; only `query_timeout` ends a half-open connection.
 */
export const serverPool = (connectionString: string): pg.Pool =>
  new pg.Pool({
    ...shared,
    connectionString,
    application_name: 'iop',
    max: 10,
    connectionTimeoutMillis: 2000,
    query_timeout: 6000,
    statement_timeout: 5000,
    lock_timeout: 2000,
    idle_in_transaction_session_timeout: 10_000,
  })

/**
 * Shorter than the pool's own timeout: with 2 s to connect, an admin page knows within 5 s that the
 * database is unavailable.
 */
export const SHORT_QUERY_MS = 3000

/** The same pool with that timeout for each query, as Prisma's adapter uses it. */
export const withShortTimeout = (pool: pg.Pool): pg.Pool =>
  Object.create(pool, {
    query: {
      value: (asked: pg.QueryConfig) =>
        pool.query({ ...asked, query_timeout: SHORT_QUERY_MS } as pg.QueryConfig),
    },
  })

/**
 * A connection for migrations: they wait for each other and may rewrite large tables, so only
 * connecting has a timeout.
 */
export const migrationPool = (connectionString: string): pg.Pool =>
  new pg.Pool({
    ...shared,
    connectionString,
    application_name: 'iop-migrate',
    max: 1,
    connectionTimeoutMillis: 5000,
  })

/** How long a writer waits for another's lock. */
const LONGEST_WAIT_MS = 60_000

/**
 * For an import: short statements and a wait for another's lock; what takes longer is on a
 * half-open connection. On the other side, a writer idle for a minute is dead and loses the lock.
 */
export const writeClient = (connectionString: string): pg.Client =>
  ignoreErrors(
    new pg.Client({
      ...shared,
      connectionString,
      application_name: 'iop-write',
      connectionTimeoutMillis: 5000,
      lock_timeout: LONGEST_WAIT_MS,
      query_timeout: LONGEST_WAIT_MS + 10_000,
      idle_in_transaction_session_timeout: 60_000,
    }),
  )

/** A connection for a backup, which may be idle while a slow disk writes its file. */
export const backupClient = (connectionString: string): pg.Client =>
  ignoreErrors(
    new pg.Client({
      ...shared,
      connectionString,
      application_name: 'iop-backup',
      connectionTimeoutMillis: 5000,
      lock_timeout: LONGEST_WAIT_MS,
      query_timeout: LONGEST_WAIT_MS + 10_000,
      statement_timeout: LONGEST_WAIT_MS,
      idle_in_transaction_session_timeout: 600_000,
    }),
  )

/** For one editor's change: its page responds within 7 s even if the database is away or busy. */
export const editClient = (connectionString: string): pg.Client =>
  ignoreErrors(
    new pg.Client({
      ...shared,
      connectionString,
      application_name: 'iop-edit',
      connectionTimeoutMillis: 2000,
      lock_timeout: 2000,
      query_timeout: 3000,
      statement_timeout: 3000,
      idle_in_transaction_session_timeout: 5000,
    }),
  )

/** A connection for LISTEN. A ping without a response in 2 s means that the connection is dead. */
export const listenClient = (connectionString: string): pg.Client =>
  new pg.Client({
    ...shared,
    connectionString,
    application_name: 'iop-listen',
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  })

/** Closes a connection; a half-open one never ends, so its socket is destroyed after a second. */
export const closeConnection = async (client: pg.Client): Promise<void> => {
  const timer = setTimeout(() => client.connection.stream.destroy(), 1000)
  await client.end().finally(() => clearTimeout(timer))
}

/** Ignores 'error' events, which would end the process: the query's own error is handled. */
export const ignoreErrors = <E extends { on: (event: 'error', hear: () => void) => unknown }>(
  emitter: E,
): E => {
  emitter.on('error', () => {})
  return emitter
}

/** The same for a pool: its idle clients, and those checked out. */
export const ignorePoolErrors = (pool: pg.Pool): pg.Pool =>
  ignoreErrors(pool).on('connect', (client) => void ignoreErrors(client))
