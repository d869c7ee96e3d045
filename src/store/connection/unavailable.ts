import { codeOf } from '../store-error.js'

/** System error codes of a missing or lost connection, and of a full disk. */
const systemCodes = [
  'ENOSPC',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]
/**
 * SQLSTATEs: starting, stopping or out of resources (57P0x, 53xxx), connections (08xxx), timeouts
 * of statements, locks (57014, 55P03) and transactions (25P03, 25P04), a read-only replica (25006),
 * serialization and deadlocks (40001, 40P01). See PostgreSQL's Appendix A.
 */
const sqlStates = /^(?:57P0\d|57014|53\d\d\d|08...|55P03|25P0[34]|25006|40001|40P01)$/
/** Prisma's codes for the same. */
const prismaCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']
/** Messages of `pg` and its pool, which have no code. */
const driverMessages =
  /^(?:Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/

const matchesKnown = (error: object): boolean => {
  const code = codeOf(error)
  // A server's Unix socket is missing while it restarts.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  const message = 'message' in error && typeof error.message === 'string' ? error.message : ''
  return (
    systemCodes.includes(code) ||
    sqlStates.test(code) ||
    prismaCodes.includes(code) ||
    driverMessages.test(message)
  )
}

/**
 * Whether the database is away or busy, so that a retry may succeed. Recognized by the error's code
 * or message, or its cause's; not by class, as system errors may come from another realm.
 */
export const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (matchesKnown(error) || ('cause' in error && error.cause !== error && isUnavailable(error.cause)))
