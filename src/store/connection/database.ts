import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { holdFolder } from '../folder/folder-lock.js'
import { keepPrivate, OTHERS } from '../folder/private-folder.js'
import { PrismaClient } from '../generated/client.js'
import { embeddedPool, openFolder } from './pglite.js'
import { quietPool, serverPool } from './postgres.js'
import { requireSameMajor, writeMajor } from './version-file.js'

/**
 * The database, on either engine. `connectionString` is null when it is embedded, `dataDir` when it
 * is not in a folder of ours. Closing waits for what is under way and lets the folder go; closing
 * again waits for the same.
 */
export type Database = Readonly<{
  pool: pg.Pool
  prisma: PrismaClient
  embedded: boolean
  connectionString: string | null
  dataDir: string | null
  close: () => Promise<void>
}>

type Engine = Readonly<{
  pool: pg.Pool
  connectionString: string | null
  dataDir: string | null
  after: () => Promise<void>
}>

/**
 * An editor's transaction is short: one that cannot start in 2 s or end in 5 s is given up, and the
 * editor hears so.
 */
const transactionOptions = { maxWait: 2000, timeout: 5000 }

const asDatabase = ({ pool, connectionString, dataDir, after }: Engine): Database => {
  quietPool(pool)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions })
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
  // What the engine and its lock make from now on is the owner's alone, whatever the umask that
  // this process was given.
  process.umask(OTHERS)
  await keepPrivate(dataDir)
  const release = await holdFolder(dataDir)
  let inner: PGlite | undefined
  // The folder is let go last: whoever waits for it may open it at once.
  const letGo = async () => {
    await inner?.close()
    await release()
  }
  try {
    await requireSameMajor(dataDir)
    inner = await openFolder(join(dataDir, 'postgres'))
    await writeMajor(dataDir)
    return asDatabase({ pool: embeddedPool(inner), connectionString: null, dataDir, after: letGo })
  } catch (error) {
    await letGo()
    throw error
  }
}

/**
 * A server's database, or the embedded one in `dataDir` when there is no address. A server need not
 * answer yet: a process may start from its snapshot while the database is away.
 * @throws StoreError when the folder is in use by another process, of another PostgreSQL major, or
 * does not open
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

/**
 * An engine that is already running, for tests: in memory, filled from a template. Closing the
 * database closes it.
 */
export const openInMemory = (inner: PGlite): Database =>
  asDatabase({
    pool: embeddedPool(inner),
    connectionString: null,
    dataDir: null,
    after: () => inner.close(),
  })
