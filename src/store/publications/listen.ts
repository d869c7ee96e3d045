import type pg from 'pg'
import { closeConnection, listenClient } from '../connection/postgres.js'
import { execute } from '../connection/rows.js'
import { codeOf } from '../store-error.js'
import { CHANNEL } from './publish.js'

/** Exponential backoff: a restart is over soon, and a second is late enough to notice it. */
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 1000

/** The error code of a lost connection; `pg` has none for timeouts and closing by the server. */
const whyLost = (error: unknown): string => {
  const code = codeOf(error)
  if (code !== 'UNKNOWN') return code
  return error instanceof Error && /time/i.test(error.message) ? 'ETIMEDOUT' : 'ENDED'
}

/** A LISTEN connection. `ping` checks whether a silent connection is dead. */
export type Listener = Readonly<{ ping: () => Promise<void>; stop: () => Promise<void> }>

/**
 * Listens on its own connection (the pool drops a client, and its LISTEN, after a failed query) and
 * reconnects indefinitely. `news` is also called at each connect: changes may have been missed.
 * Never throws; `say` hears once of a loss and once of a return. The first failure is silent: a
 * starting process may be too busy to connect in time.
 */
export const keepListening = (
  connectionString: string,
  news: () => void,
  say: (event: string) => void,
): Listener => {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = FIRST_WAIT_MS
  let stopped = false
  let silent = false
  let first = true

  const lose = (lost: pg.Client, error: unknown): void => {
    if (client !== lost) return
    client = null
    closeConnection(lost).catch(() => {})
    if (stopped) return
    if (!silent && !first) say(`listening was interrupted: ${whyLost(error)}`)
    silent = !first || silent
    first = false
    timer = setTimeout(connect, wait).unref()
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const connect = async (): Promise<void> => {
    const fresh = listenClient(connectionString)
    client = fresh
    fresh.on('error', (error) => lose(fresh, error)).on('end', () => lose(fresh, null))
    fresh.on('notification', news)
    try {
      await fresh.connect()
      // A channel cannot be a parameter; this one is a constant.
      await execute(fresh, `listen ${CHANNEL}`)
    } catch (error) {
      return lose(fresh, error)
    }
    if (client !== fresh) return
    if (silent) say('listening again')
    silent = false
    first = false
    wait = FIRST_WAIT_MS
    news()
  }
  void connect()
  const ping = async (): Promise<void> => {
    const asked = client
    // Not connected yet.
    if (!asked || silent) return
    await execute(asked, 'select 1').catch((error: unknown) => lose(asked, error))
  }
  const stop = async (): Promise<void> => {
    stopped = true
    clearTimeout(timer)
    const last = client
    client = null
    if (last) await closeConnection(last).catch(() => {})
  }
  return { ping, stop }
}
