import type pg from 'pg'
import { hangUp, listenClient } from '../connection/postgres.js'
import { codeOf } from '../store-error.js'
import { CHANNEL } from './publish.js'

/**
 * Waits between attempts to connect, doubling: a restart of the server is over soon, and a second
 * is late enough to notice it.
 */
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 1000

/**
 * What a lost line is called in the log. `pg` gives no code where it gave up waiting, or where the
 * server ended the line.
 */
const whyLost = (error: unknown): string => {
  const code = codeOf(error)
  if (code !== 'UNKNOWN') return code
  return error instanceof Error && /time/i.test(error.message) ? 'ETIMEDOUT' : 'ENDED'
}

/**
 * A line to the server that says when there is news. `ping` finds out whether a silent line is a
 * dead one.
 */
export type Line = Readonly<{ ping: () => Promise<void>; stop: () => Promise<void> }>

/**
 * Listens on a connection of its own (the pool drops a client, and with it the listening, after any
 * failed query) and connects again for as long as it takes. `news` is also called after every
 * connecting: something may have happened meanwhile. Never throws; `say` hears that the line was
 * lost, once, and that it is back. A process that starts is too busy to hear the server's answer in
 * time, so the first try to connect may fail unsaid.
 */
export const keepListening = (
  connectionString: string,
  news: () => void,
  say: (event: string) => void,
): Line => {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = FIRST_WAIT_MS
  let stopped = false
  let silent = false
  let first = true

  const lose = (lost: pg.Client, error: unknown): void => {
    if (client !== lost) return
    client = null
    hangUp(lost).catch(() => {})
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
      await fresh.query(`listen ${CHANNEL}`)
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
    // While the line is being made there is nothing to ask.
    if (!asked || silent) return
    await asked.query('select 1').catch((error: unknown) => lose(asked, error))
  }
  const stop = async (): Promise<void> => {
    stopped = true
    clearTimeout(timer)
    const last = client
    client = null
    if (last) await hangUp(last).catch(() => {})
  }
  return { ping, stop }
}
