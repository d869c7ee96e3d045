import { setTimeout as pause } from 'node:timers/promises'
import { codeOf, StoreError } from '../store-error.js'
import type { Database } from './database.js'
import { ask } from './short-query.js'

/**
 * How long after a try the next one is made: whoever waits for the database does not wait much
 * longer than it takes.
 */
const AGAIN_MS = 500

/**
 * Tries until the database answers and `meet` has come to its end, which is then not called again.
 * Never throws: `say` hears why it has not, once a reason. `stop` ends the trying.
 */
export const untilBack = (
  database: Database,
  meet: () => Promise<void>,
  say: (event: string) => void,
): Readonly<{ stop: () => Promise<void> }> => {
  const ending = new AbortController()
  let said = ''
  const tryOnce = async (): Promise<boolean> => {
    try {
      await ask(database, 'select 1')
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
      // A process that has nothing else to do may end.
      await pause(AGAIN_MS, undefined, { signal: ending.signal, ref: false }).catch(() => {})
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
