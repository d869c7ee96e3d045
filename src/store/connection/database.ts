import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { holdFolder } from '../folder/folder-lock.js'
import type { Statfs } from '../folder/free-space.js'
import { keepPrivate, OTHERS } from '../folder/private-folder.js'
import { PrismaClient } from '../generated/client.js'
import { checkRoom } from './checked-client.js'
import { embeddedPool, openFolder } from './pglite.js'
import { ignorePoolErrors, serverPool, withShortTimeout } from './postgres.js'
import { requireSameMajor, writeMajor } from './version-file.js'

/**
 * The database, on either engine. `connectionString` is null for the embedded one, `dataDir` unless
 * it is in a folder of ours. Queries of `prisma` end within 3 s, and its writes check the disk;
 * `close` waits for running queries and releases the folder; idempotent.
 */
export type Database = Readonly<{
  pool: pg.Pool
  prisma: ReturnType<typeof checkRoom>
  embedded: boolean
  connectionString: string | null
  dataDir: string | null
  /** Reads how full the disk under `dataDir` is; the system's own if not given. */
  statfs?: Statfs
  close: () => Promise<void>
}>

type OpenEngine = Readonly<{
  pool: pg.Pool
  connectionString: string | null
  dataDir: string | null
  after: () => Promise<void>
}>

/** An editor's transaction fails unless it starts in 2 s and ends in 5 s; the editor is told. */
const transactionOptions = { maxWait: 2000, timeout: 5000 }

const asDatabase = ({ pool, connectionString, dataDir, after }: OpenEngine): Database => {
  ignorePoolErrors(pool)
  const prisma = checkRoom(
    new PrismaClient({ adapter: new PrismaPg(withShortTimeout(pool)), transactionOptions }),
    { dataDir },
  )
  const end = async () => {
    await prisma.$disconnect()
    await pool.end()
    await after()
  }
  let ended: Promise<void> | undefined
  const close = () => {
    ended ??= end()
    return ended
  }
  return { pool, prisma, embedded: connectionString === null, connectionString, dataDir, close }
}

const openEmbedded = async (dataDir: string): Promise<Database> => {
  // Files of the engine and its lock are for their owner only, whatever the inherited umask.
  process.umask(OTHERS)
  await keepPrivate(dataDir)
  const release = await holdFolder(dataDir)
  let inner: PGlite | undefined
  // The folder lock is released last: a waiting process may open the folder at once.
  const closeAndRelease = async () => {
    await inner?.close()
    await release()
  }
  try {
    await requireSameMajor(dataDir)
    inner = await openFolder(join(dataDir, 'postgres'))
    await writeMajor(dataDir)
    return asDatabase({
      pool: embeddedPool(inner),
      connectionString: null,
      dataDir,
      after: closeAndRelease,
    })
  } catch (error) {
    await closeAndRelease()
    throw error
  }
}

/**
 * Opens `dataDir`'s embedded database, or a server's, even while away: a snapshot may stand in.
 * @throws StoreError when the folder is in use, of another PostgreSQL major, or does not open
 */
export const openDatabase = async ({
  databaseUrl,
  dataDir,
}: Readonly<{ databaseUrl: string | null; dataDir: string }>): Promise<Database> =>
  databaseUrl === null
    ? openEmbedded(dataDir)
    : asDatabase({
        pool: serverPool(databaseUrl),
        connectionString: databaseUrl,
        dataDir: null,
        after: async () => {},
      })

/** Wraps a running engine in memory, for tests. Closing the database closes it. */
export const openInMemory = (inner: PGlite): Database =>
  asDatabase({
    pool: embeddedPool(inner),
    connectionString: null,
    dataDir: null,
    after: () => inner.close(),
  })
