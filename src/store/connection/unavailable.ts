/**
 * What the system says of a line that is not there, or not any more; and of a disk that is full.
 */
const lines = [
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
 * What PostgreSQL says when it starts, stops or is full (57P0x, 53xxx), gave a statement or a lock
 * up (57014, 55P03), ended a transaction that said nothing (25P03), is a replica that cannot write
 * (25006), or let one of two writers go first (40001, 40P01).
 */
const states = /^(?:57P0\d|57014|53\d\d\d|08...|55P03|25P0[34]|25006|40001|40P01)$/
/** What Prisma says of the same. */
const prisma = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']
/** What `pg` and its pool say without a code. */
const sentences =
  /^(?:Query read timeout|timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/

const says = (error: object): boolean => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // A server's socket file is not there while it restarts.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  const message = 'message' in error && typeof error.message === 'string' ? error.message : ''
  return (
    lines.includes(code) || states.test(code) || prisma.includes(code) || sentences.test(message)
  )
}

/**
 * Whether an error means that the database is away, busy or out of reach, so that the same may work
 * in a minute. It is known by what it says, or what caused it says; the system's own errors may be
 * of another realm's class.
 */
export const isAway = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (says(error) || ('cause' in error && error.cause !== error && isAway(error.cause)))
