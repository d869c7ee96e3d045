import { type EmbeddedDisk, requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import type { PrismaClient } from '../generated/client.js'

/** Prisma's operations that only read; any other needs room on the disk. */
const reads = [
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
]
/** Those that need the little room of a delete. */
const deletes = ['delete', 'deleteMany']

/** Whether an update only empties columns, as retention does: it needs no more than a delete. */
const onlyEmpties = (operation: string, args: object): boolean =>
  operation === 'updateMany' &&
  'data' in args &&
  Object.values(args.data ?? {}).every((value) => value === '' || value === null)

/**
 * A Prisma client that checks the disk of an embedded database before every write: its operations
 * throw NoRoom when it is nearly full.
 */
export const checkRoom = (prisma: Pick<PrismaClient, '$extends'>, disk: EmbeddedDisk) =>
  prisma.$extends({
    query: {
      $allModels: {
        $allOperations: async ({ operation, args, query }) => {
          if (deletes.includes(operation) || onlyEmpties(operation, args))
            await requireRoomToDelete(disk)
          else if (!reads.includes(operation)) await requireRoom(disk)
          return query(args)
        },
      },
    },
  })
