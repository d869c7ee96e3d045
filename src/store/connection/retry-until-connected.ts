import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, StoreError } from '../store-error.js'
import type { Database } from './database.js'
import { execute } from './rows.js'

/** The retry interval: a fixed delay, so that recovery is noticed soon. */
const RETRY_MS = 500

/** Retries `meet` until it succeeds, without throwing: `say` gets each new reason for failure. */
export const retryUntilConnected = (
  database: Database,
  meet: () => Promise<void>,
  say: (event: string) => void,
): Readonly<{ stop: () => Promise<void> }> => {
  const ending = new AbortController()
  let said = ''
  const tryOnce = async (): Promise<boolean> => {
    try {
      await execute(database, 'select 1')
      if (ending.signal.aborted) return true
      await meet()
      say('the database is back')
      return true
    } catch (error) {
      const why =
        error instanceof StoreError ? error.message : `the database is away: ${codeOf(error)}`
      if (why !== said) say(why)
      said = why
      return false
    }
  }
  const trying = (async () => {
    while (!(await tryOnce())) {
      // The timer does not keep an otherwise idle process alive.
      await pause(RETRY_MS, undefined, { signal: ending.signal, ref: false }).catch(() => {})
      if (ending.signal.aborted) return
    }
  })()
  return {
    stop: async () => {
      ending.abort()
      await trying
    },
  }
}
