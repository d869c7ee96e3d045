import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import pg from 'pg'
import { OTHERS } from '../folder/private-folder.js'
import { StoreError } from '../store-error.js'

/** The PostgreSQL inside the pinned PGlite; a test compares it with what the engine itself says. */
export const EMBEDDED_MAJOR = 18

/**
 * node-postgres over an embedded database. Each client gets its own bridge: else the first failed
 * query ends the only connection.
 */
const clientOf = (database: PGlite): typeof pg.Client =>
  class EmbeddedClient extends pg.Client {
    constructor() {
      const config = createPgConfig(database)
      const parse = config.connection.parse.bind(config.connection)
      // Prisma puts an object in query.types where the bridge expects a list of type numbers.
      config.connection.parse = (query: object) => parse({ ...query, types: undefined })
      super(config)
    }
  }

/**
 * A pool of one: the engine runs one query at a time, so a second client would only interleave
 * transactions. Whoever waits longer than 5 s behind a long import gets an error that a page can
 * show instead of waiting on. All clients share the engine's one session, so a client that is
 * dropped inside its transaction would leave it to the next.
 */
export const embeddedPool = (database: PGlite): pg.Pool =>
  new pg.Pool({
    Client: clientOf(database),
    max: 1,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 0,
    onConnect: (client) => client.query('rollback'),
  })

type Options = Parameters<NodeFS['init']>[1]
/**
 * What the engine's file system does to a file's mode; Emscripten's, of which PGlite has no types.
 */
type SetMode = (file: unknown, attributes: { mode?: number }) => void
type FileSystem = Readonly<Record<'node_ops' | 'stream_ops', { setattr: SetMode }>>

/**
 * The engine gives its files modes of its own, 0666 most of them, after the process's umask has
 * been applied: here nobody else's part is given.
 */
class PrivateFiles extends NodeFS {
  override async init(engine: PGlite, options: Options) {
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

/**
 * Opens or makes the database in `folder`; what it makes there only its owner may read.
 * @throws StoreError when the engine cannot open it.
 */
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
