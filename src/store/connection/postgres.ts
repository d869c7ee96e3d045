import pg from 'pg'

/** Settings of every connection to a server. Times are stored and compared in UTC. */
const shared = { keepAlive: true, options: '-c TimeZone=UTC' } as const

/**
 * The pool for requests; each timeout releases a request whose database stopped responding.
 * `statement_timeout` cancels on the server; only `query_timeout` ends a half-open connection,
 * where the server hears nothing.
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
 * A connection for an import: many short statements, and a wait for another import's lock. A
 * statement that takes longer is on a half-open connection. On the other side, a writer idle for a
 * minute in its transaction is dead, and the server releases its lock.
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

/**
 * A connection for one editor's change. Connecting, locking and writing each end within seconds, so
 * that a page responds within 7 s when the database is unavailable, half-open, or busy with an
 * import.
 */
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

/**
 * Closes a connection, gracefully if the server still responds. A half-open one never would, so
 * after a second its socket is destroyed.
 */
export const closeConnection = async (client: pg.Client): Promise<void> => {
  const timer = setTimeout(() => client.connection.stream.destroy(), 1000)
  await client.end().finally(() => clearTimeout(timer))
}

/**
 * A lost connection is reported twice: to the running query and as an 'error' event, which ends the
 * process without a listener. The query's error is the one that is handled, so the event is
 * ignored.
 */
export const ignoreErrors = <E extends { on: (event: 'error', hear: () => void) => unknown }>(
  emitter: E,
): E => {
  emitter.on('error', () => {})
  return emitter
}

/** The same for a pool: its idle clients, and those checked out. */
export const ignorePoolErrors = (pool: pg.Pool): pg.Pool =>
  ignoreErrors(pool).on('connect', (client) => void ignoreErrors(client))
