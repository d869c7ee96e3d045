import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import pg from 'pg'
import { OTHERS } from '../folder/private-folder.js'
import { StoreError } from '../store-error.js'

/** The PostgreSQL major version of the pinned PGlite; a test compares it with the engine's own. */
export const EMBEDDED_MAJOR = 18

/** A `pg` client class with a bridge for each: else a failed query ends the only connection. */
const clientOf = (database: PGlite): typeof pg.Client =>
  class EmbeddedClient extends pg.Client {
    constructor() {
      const config = createPgConfig(database)
      const parse = config.connection.parse.bind(config.connection)
      // Prisma sets query.types to an object where the bridge expects a list of type OIDs.
      config.connection.parse = (query: object) => parse({ ...query, types: undefined })
      super(config)
    }
  }

/**
 * A pool of one connection: the engine runs one query at a time, so a second would only interleave
 * transactions. Waiting over 5 s behind an import is an error to show. All clients share one
 * session, where a dropped one could leave an open transaction: hence the rollback.
 */
export const embeddedPool = (database: PGlite): pg.Pool =>
  new pg.Pool({
    Client: clientOf(database),
    max: 1,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 0,
    onConnect: (client) => client.query('rollback'),
  })

type InitOptions = Parameters<NodeFS['init']>[1]
/** The `setattr` of Emscripten's file system, for which PGlite has no types. */
type SetMode = (file: unknown, attributes: { mode?: number }) => void
type FileSystem = Readonly<Record<'node_ops' | 'stream_ops', { setattr: SetMode }>>

/** Masks the bits of group and others: the engine sets modes, mostly 0666, past the umask. */
class PrivateFiles extends NodeFS {
  override async init(engine: PGlite, options: InitOptions) {
    const { emscriptenOpts } = await super.init(engine, options)
    const closeFiles = (module: object): void => {
      const { NODEFS } = module as Readonly<{ NODEFS: FileSystem }>
      for (const operations of [NODEFS.node_ops, NODEFS.stream_ops]) {
        const { setattr } = operations
        operations.setattr = (file, attributes) =>
          setattr(
            file,
            attributes.mode === undefined
              ? attributes
              : { ...attributes, mode: attributes.mode & ~OTHERS },
          )
      }
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [closeFiles, ...(emscriptenOpts.preRun ?? [])] },
    }
  }
}

/** Opens or creates the private database in `folder`. @throws StoreError when it does not open */
export const openFolder = async (folder: string): Promise<PGlite> => {
  try {
    return await PGlite.create({ fs: new PrivateFiles(folder) })
  } catch (cause) {
    throw new StoreError(
      `The embedded database in ${folder} does not open. Restore a backup into an empty folder, or report this with the folder.`,
      {
        cause,
      },
    )
  }
}
