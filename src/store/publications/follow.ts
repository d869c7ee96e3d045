import type { Database } from '../connection/database.js'
import { type ChainLink, hasLink, readLastLink } from '../history/chain.js'
import { codeOf } from '../store-error.js'
import { keepListening } from './listen.js'
import { type Publication, readPublications } from './publications.js'

/** The polling interval: the longest delay of a process whose LISTEN connection died silently. */
const POLL_EVERY_MS = 5000
/** Publications applied at a time, so that requests are served in between. */
const PUBLICATIONS_PER_PAGE = 500

/** `heardAt`: when the last successful read started, in ms since 1970; null before the first. */
export type Follower = Readonly<{
  catchUp: () => Promise<void>
  heardAt: () => number | null
  stop: () => Promise<void>
}>

/** `apply` gets new publications; `fill` gets all of them, replacing everything before. */
export type PublicationSink = Readonly<{
  apply: (publications: readonly Publication[]) => void
  fill: (publications: readonly Publication[]) => void
}>

/**
 * Passes every publication after `since` to `apply`, in the order of `seq`, as they are committed.
 * Other processes' writes arrive within milliseconds by LISTEN; an embedded database has none, and
 * the writer calls `catchUp`, which resolves when all committed before is applied, or reading
 * failed. A database without the newest change read from it is another one, such as a replica
 * promoted while lagging: its `seq`s mean other changes, so all is read again and passed to `fill`.
 * Never throws: `say` gets one message with the error code per outage, and reading is retried.
 */
export const followPublications = (
  database: Database,
  since: number,
  { apply, fill }: PublicationSink,
  say: (event: string) => void,
): Follower => {
  let seq = since
  let stopped = false
  let failing = false
  let readAt: number | null = null
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  /** A history entry at or after everything read so far; null while none is known for certain. */
  let newest: ChainLink | null = null
  const isAnother = async (): Promise<boolean> =>
    newest ? newest.id > 0 && !(await hasLink(database, newest)) : failing
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
      page = await readPublications(database, seq, PUBLICATIONS_PER_PAGE)
      if (page.length === 0 || stopped) return
      apply(page)
      newest = null
      seq = page.at(-1)?.seq ?? seq
      if (page.length < PUBLICATIONS_PER_PAGE) return
    }
  }
  const read = async (): Promise<void> => {
    if (await isAnother()) await readAnew()
    await readOn()
    // Read last, so it is no older than what was read.
    newest ??= await readLastLink(database.pool)
  }
  const tryRead = async (): Promise<void> => {
    const began = Date.now()
    try {
      await read()
      readAt = began
      if (failing) say('following again')
      failing = false
    } catch (error) {
      if (!failing && !stopped) say(`following was interrupted: ${codeOf(error)}`)
      failing = true
    } finally {
      running = null
    }
  }
  // One read at a time: a call during one waits for the next, as it may follow a commit.
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
  const listener =
    database.connectionString === null
      ? null
      : keepListening(database.connectionString, () => void catchUp(), say)
  const timer = setInterval(
    () => void Promise.all([catchUp(), listener?.ping()]),
    POLL_EVERY_MS,
  ).unref()
  const stop = async (): Promise<void> => {
    stopped = true
    clearInterval(timer)
    await Promise.all([listener?.stop(), running])
  }
  return { catchUp, heardAt: () => readAt, stop }
}
