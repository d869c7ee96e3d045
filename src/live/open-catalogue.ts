import type { Places } from '../search/places/places.js'
import { cacheBriefly } from '../store/connection/brief-memory.js'
import type { Database } from '../store/connection/database.js'
import { retryUntilConnected } from '../store/connection/retry-until-connected.js'
import { hasLink } from '../store/history/chain.js'
import { checkReadiness } from '../store/migrations/readiness.js'
import { type Follower, followPublications } from '../store/publications/follow.js'
import { readPublications } from '../store/publications/publications.js'
import type { Snapshot, SnapshotContents } from '../store/publications/snapshot.js'
import type { Catalogue } from './catalogue.js'
import { createMemoryCatalogue } from './memory-catalogue.js'

/** `held` is a snapshot's content, null until the database is read; `stop` ends the feed. */
export type OpenCatalogue = Catalogue &
  Readonly<{ held: () => SnapshotContents | null; stop: () => Promise<void> }>

/** Without a database: from a snapshot; `meet` migrates the database once it is reachable. */
type OfflineStart = Readonly<{ snapshot: Snapshot; meet: () => Promise<void> }>
type OpenCatalogueOptions = Readonly<{
  database: Database
  places: Places
  samples: boolean
  say: (event: string) => void
  away?: OfflineStart | null
}>

/** Probes cost the database five queries per second at most; no load balancer reacts faster. */
const READY_MS = 200
/** Shorter outages are not shown: a restart of the database is over by then. */
const AGE_SHOWN_MS = 5 * 60_000

/**
 * Loads everything published into memory, serves from there, and follows later publications.
 * @throws the driver's error when the database is unavailable and there is no snapshot; later
 * outages are retried
 */
export const openCatalogue = async ({
  database,
  places,
  samples,
  say,
  away: offline = null,
}: OpenCatalogueOptions): Promise<OpenCatalogue> => {
  const memory = createMemoryCatalogue(places, samples)
  const began = offline ? Date.parse(offline.snapshot.at) : Date.now()
  const readiness = cacheBriefly(() => checkReadiness(database), READY_MS)
  let follower: Follower | null = null
  let connected = offline === null
  const follow = (): void => {
    follower = followPublications(database, memory.seq(), memory, say)
  }
  const readAll = async (): Promise<void> => memory.fill(await readPublications(database, 0))
  const connect = async ({ snapshot, meet }: OfflineStart): Promise<void> => {
    await meet()
    // Publications of another database, or of one restored, are not mixed with the snapshot's.
    if (snapshot.samples !== samples || !(await hasLink(database, snapshot.newest))) await readAll()
    follow()
    await follower?.catchUp()
    connected = true
  }
  if (offline) memory.fill(offline.snapshot.publications)
  else {
    await readAll()
    follow()
  }
  const waiting = offline ? retryUntilConnected(database, () => connect(offline), say) : null
  const heardAt = (): number => follower?.heardAt() ?? began
  return {
    ...memory,
    age: () => {
      const age = Date.now() - heardAt()
      return age < AGE_SHOWN_MS ? null : Math.floor(age / 60_000)
    },
    settled: () => connected,
    ready: () =>
      readiness().then(
        () => connected,
        () => false,
      ),
    catchUp: async () => follower?.catchUp(),
    held: () =>
      connected
        ? {
            at: new Date(heardAt()).toISOString(),
            seq: memory.seq(),
            samples,
            publications: memory.contents(),
          }
        : null,
    stop: async () => {
      await waiting?.stop()
      await follower?.stop()
    },
  }
}
