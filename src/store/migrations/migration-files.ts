import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** prisma/migrations/, resolved from src/ and dist/ alike. */
const folder = new URL('../../../prisma/migrations/', import.meta.url)

/** The migrations of this release, oldest first. */
export const listMigrations = async (): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

/** The SQL of a migration. */
export const readMigration = (name: string): Promise<string> =>
  readFile(new URL(`${name}/migration.sql`, folder), 'utf8')

/** A script's checksum as Prisma records it: SHA-256, in hex. */
export const checksumOf = (script: string): string =>
  createHash('sha256').update(script).digest('hex')

/** Whether a recorded checksum is of this script, with LF or CRLF, as Prisma compares them. */
export const isChecksumOf = (checksum: string, script: string): boolean => {
  const plain = script.replaceAll('\r\n', '\n')
  return [plain, plain.replaceAll('\n', '\r\n')].map(checksumOf).includes(checksum)
}
