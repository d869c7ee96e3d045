import type { Places } from '../search/places/places.js'
import { brieflyRemembered } from '../store/connection/brief-memory.js'
import type { Database } from '../store/connection/database.js'
import { untilBack } from '../store/connection/retry-until-connected.js'
import { isAfter } from '../store/history/chain.js'
import { check } from '../store/migrations/readiness.js'
import { type Follower, followPublications } from '../store/publications/follow.js'
import { readPublications } from '../store/publications/publications.js'
import type { Held, Snapshot } from '../store/publications/snapshot.js'
import type { Catalogue } from './catalogue.js'
import { createMemoryCatalogue } from './memory-catalogue.js'

/**
 * A catalogue with its database behind it. `held` is what a snapshot of it would hold, null while
 * it knows no more than its own; `stop` ends the following.
 */
export type OpenCatalogue = Catalogue &
  Readonly<{ held: () => Held | null; stop: () => Promise<void> }>

/**
 * How a catalogue begins while its database is away: from a snapshot; `meet` brings the database to
 * this release when it is back.
 */
type Away = Readonly<{ snapshot: Snapshot; meet: () => Promise<void> }>
type Given = Readonly<{
  database: Database
  places: Places
  samples: boolean
  say: (event: string) => void
  away?: Away | null
}>

/**
 * Whoever asks all the time whether we are ready costs the database ten questions a second at most;
 * nobody acts on less than that.
 */
const READY_MS = 200
/** Nobody is told of less: a restart of the database is over by then. */
const AGE_SHOWN_MS = 5 * 60_000

/**
 * Reads everything published into memory, answers from there, and follows what is published after.
 * @throws the driver's error when the database does not answer and there is no snapshot; later it
 * may go away and come back
 */
export const openCatalogue = async ({
  database,
  places,
  samples,
  say,
  away = null,
}: Given): Promise<OpenCatalogue> => {
  const shelf = createMemoryCatalogue(places, samples)
  const began = away ? Date.parse(away.snapshot.at) : Date.now()
  const answers = brieflyRemembered(() => check(database), READY_MS)
  let follower: Follower | null = null
  let met = away === null
  const follow = (): void => {
    follower = followPublications(database, shelf.seq(), shelf, say)
  }
  const readAll = async (): Promise<void> => shelf.fill(await readPublications(database, 0))
  const goOn = async ({ snapshot, meet }: Away): Promise<void> => {
    await meet()
    // What another database has published, or this one in another life, is not mixed into what is
    // here.
    if (snapshot.samples !== samples || !(await isAfter(database, snapshot.newest))) await readAll()
    follow()
    await follower?.catchUp()
    met = true
  }
  if (away) shelf.fill(away.snapshot.publications)
  else {
    await readAll()
    follow()
  }
  const waiting = away ? untilBack(database, () => goOn(away), say) : null
  const heardAt = (): number => follower?.heardAt() ?? began
  return {
    ...shelf,
    age: () => {
      const age = Date.now() - heardAt()
      return age < AGE_SHOWN_MS ? null : Math.floor(age / 60_000)
    },
    settled: () => met,
    ready: () =>
      answers().then(
        () => met,
        () => false,
      ),
    catchUp: async () => follower?.catchUp(),
    held: () =>
      met
        ? {
            at: new Date(heardAt()).toISOString(),
            seq: shelf.seq(),
            samples,
            publications: shelf.contents(),
          }
        : null,
    stop: async () => {
      await waiting?.stop()
      await follower?.stop()
    },
  }
}
