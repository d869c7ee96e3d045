import pg from 'pg'

/** One place for what every connection to a server shares. Times are kept and compared in UTC. */
const shared = { keepAlive: true, options: '-c TimeZone=UTC' } as const

/**
 * The pool that requests use; each limit frees a request whose database has stopped answering.
 * `statement_timeout` asks the server to stop; only `query_timeout` ends a half-open connection,
 * where no server hears.
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
 * A connection for schema changes: they wait for each other and a table may take long to rewrite,
 * so no limit but on connecting.
 */
export const migrationPool = (connectionString: string): pg.Pool =>
  new pg.Pool({
    ...shared,
    connectionString,
    application_name: 'iop-migrate',
    max: 1,
    connectionTimeoutMillis: 5000,
  })

/** How long a writer waits for another one. */
const LONGEST_WAIT_MS = 60_000

/**
 * A connection for one long write: many short statements, and a wait for another import. What takes
 * longer has died half-open. On the other side, a writer that says nothing for a minute inside its
 * transaction has died so, and the server lets its lock go.
 */
export const writeClient = (connectionString: string): pg.Client =>
  quiet(
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

/**
 * A connection that reads everything for a backup, between the writes of a file on a disk that may
 * be slow.
 */
export const backupClient = (connectionString: string): pg.Client =>
  quiet(
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
 * A connection for one editor's change. Connecting, waiting and writing each end within seconds, so
 * that a page answers within 7 s when the database is away, half-open, or busy with a long import.
 */
export const editClient = (connectionString: string): pg.Client =>
  quiet(
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

/**
 * A connection that only listens. A ping that is not answered in 2 s means that the line is dead.
 */
export const listenClient = (connectionString: string): pg.Client =>
  new pg.Client({
    ...shared,
    connectionString,
    application_name: 'iop-listen',
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  })

/**
 * Ends a connection, politely if the server still answers. A half-open one never would, so after a
 * second it is dropped.
 */
export const hangUp = async (client: pg.Client): Promise<void> => {
  const timer = setTimeout(() => client.connection.stream.destroy(), 1000)
  await client.end().finally(() => clearTimeout(timer))
}

/**
 * A lost connection is told twice: to the query that was running and as an 'error' event, which
 * ends the process when nobody hears it. The query's own error is the one that is handled.
 */
export const quiet = <E extends { on: (event: 'error', hear: () => void) => unknown }>(
  emitter: E,
): E => {
  emitter.on('error', () => {})
  return emitter
}

/** The same for a pool: its idle clients, and those that somebody has taken out. */
export const quietPool = (pool: pg.Pool): pg.Pool =>
  quiet(pool).on('connect', (client) => void quiet(client))
