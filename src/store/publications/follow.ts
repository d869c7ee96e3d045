import type { Database } from '../connection/database.js'
import { isAfter, type Link, lastLink } from '../history/chain.js'
import { codeOf } from '../store-error.js'
import { keepListening } from './listen.js'
import { type Publication, readPublications } from './publications.js'

/**
 * How often to ask without having been told: what bounds the lateness of a process whose line died
 * silently.
 */
const ASK_EVERY_MS = 5000
/** Applied a page at a time, so that visitors get in between. */
const PAGE = 500

/**
 * `heardAt`: when the last reading began that came to its end, in ms since 1970; null before the
 * first.
 */
export type Follower = Readonly<{
  catchUp: () => Promise<void>
  heardAt: () => number | null
  stop: () => Promise<void>
}>

/**
 * Where publications go: `apply` takes those that followed, `fill` takes all there are in place of
 * all before.
 */
export type Reader = Readonly<{
  apply: (publications: readonly Publication[]) => void
  fill: (publications: readonly Publication[]) => void
}>

/**
 * Hands every publication after `since` to `apply`, in the order of `seq`, as they happen. On a
 * server other processes' writes are heard within milliseconds; embedded there is no other process,
 * and the writer calls `catchUp` itself. A database that no longer has the newest change that was
 * seen in it is another one, such as a replica that was promoted before it had everything: its
 * numbers mean other changes, so all of it is read again and handed to `fill`. `catchUp` resolves
 * when everything committed before the call is applied, or reading failed. Nothing here throws:
 * `say` hears a short sentence with the failure's code, once until it works again, and the
 * publications are read again later.
 */
export const followPublications = (
  database: Database,
  since: number,
  { apply, fill }: Reader,
  say: (event: string) => void,
): Follower => {
  let seq = since
  let stopped = false
  let failing = false
  let heard: number | null = null
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  /**
   * A change that the database had after all that was read of it; null until one is known, and
   * while that is not sure.
   */
  let newest: Link | null = null
  const isAnother = async (): Promise<boolean> =>
    newest ? newest.id > 0 && !(await isAfter(database, newest)) : failing
  const readAnew = async (): Promise<void> => {
    const all = await readPublications(database, 0)
    if (stopped) return
    fill(all)
    newest = null
    seq = all.at(-1)?.seq ?? 0
    say('the database may have lost changes that were shown: all of it was read again')
  }
  const readOn = async (): Promise<void> => {
    for (let page: readonly Publication[] = []; !stopped; ) {
      page = await readPublications(database, seq, PAGE)
      if (page.length === 0 || stopped) return
      apply(page)
      newest = null
      seq = page.at(-1)?.seq ?? seq
      if (page.length < PAGE) return
    }
  }
  const read = async (): Promise<void> => {
    if (await isAnother()) await readAnew()
    await readOn()
    // Asked for after everything else, it is no older than what was read.
    newest ??= await lastLink(database.pool)
  }
  const tryRead = async (): Promise<void> => {
    const began = Date.now()
    try {
      await read()
      heard = began
      if (failing) say('following again')
      failing = false
    } catch (error) {
      if (!failing && !stopped) say(`following was interrupted: ${codeOf(error)}`)
      failing = true
    } finally {
      running = null
    }
  }
  // One reading at a time. Who asks during one may have committed after it looked, and waits for
  // one more.
  const catchUp = (): Promise<void> => {
    if (stopped) return Promise.resolve()
    if (!running) {
      running = tryRead()
      return running
    }
    next ??= running.then(() => {
      next = null
      return catchUp()
    })
    return next
  }
  const line =
    database.connectionString === null
      ? null
      : keepListening(database.connectionString, () => void catchUp(), say)
  const timer = setInterval(() => void Promise.all([catchUp(), line?.ping()]), ASK_EVERY_MS).unref()
  const stop = async (): Promise<void> => {
    stopped = true
    clearInterval(timer)
    await Promise.all([line?.stop(), running])
  }
  return { catchUp, heardAt: () => heard, stop }
}
