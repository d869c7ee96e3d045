import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { hasPostgres, makeCluster } from './postgres.mjs'

/**
 * Asks the embedded database in a folder; nobody else may have it open. Through another door than
 * the directory's own.
 */
export const askFolder = async (dataDir, sql) => {
  const inner = await PGlite.create(join(dataDir, 'postgres'))
  try {
    return (await inner.exec(sql)).at(-1)?.rows ?? []
  } finally {
    await inner.close()
  }
}

let count = 0
const embedded = (ground) => ({
  name: 'embedded',
  /** Settings of a database that is empty, or not there yet. */
  fresh: async () => ({ DATA_DIR: join(ground.folder, `data-${++count}`) }),
  /** Rows of a question; with no server running on it. */
  ask: ({ DATA_DIR }, sql) => askFolder(DATA_DIR, sql),
})
const server = (ground, cluster) => ({
  name: 'PostgreSQL',
  cluster,
  fresh: async () => {
    const name = `drill_${++count}`
    return { DATABASE_URL: await cluster.database(name), DATA_DIR: join(ground.folder, name) }
  },
  ask: ({ DATABASE_URL }, sql) => cluster.ask(sql, new URL(DATABASE_URL).pathname.slice(1)),
})

/**
 * Both engines, the second over a cluster of this drill's own; without PostgreSQL's programs the
 * first alone, and that is said.
 */
export const enginesOn = async (ground) => {
  if (!hasPostgres)
    process.stderr.write(
      'No PostgreSQL in /usr/lib/postgresql: drills run on the embedded engine alone.\n',
    )
  return [embedded(ground), ...(hasPostgres ? [server(ground, await makeCluster(ground))] : [])]
}
