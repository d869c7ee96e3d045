import { type EmbeddedDisk, requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import type { PrismaClient } from '../generated/client.js'

/** Prisma's operations that only read; those that delete; any other writes. */
const READS = /^(?:find|count|aggregate|groupBy)/
const DELETES = /^delete/

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
          if (DELETES.test(operation) || onlyEmpties(operation, args))
            await requireRoomToDelete(disk)
          else if (!READS.test(operation)) await requireRoom(disk)
          return query(args)
        },
      },
    },
  })
