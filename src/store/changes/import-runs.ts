import { FACTS_VERSION } from '../../catalog/program/fact-schemas.js'
import type { Database } from '../connection/database.js'
import type { ImportRun as RunRow } from '../generated/client.js'

/**
 * An applied import, for editors. Times are UTC in ISO form; the counts are of what was written.
 */
export type ImportRun = Readonly<{
  id: string
  format: string
  fileName: string
  at: string
  by: string
  counts: Readonly<{
    new: number
    changed: number
    absent: number
    unchanged: number
    problems: number
  }>
  undone: Readonly<{ at: string; by: string }> | null
}>
export type RunsPage = Readonly<{
  runs: readonly ImportRun[]
  total: number
  page: number
  pages: number
}>

const RUNS_PER_PAGE = 50

const toRun = ({ added, changed, absent, unchanged, problems, ...run }: RunRow): ImportRun => ({
  id: run.id,
  format: run.format,
  fileName: run.fileName,
  at: run.appliedAt.toISOString(),
  by: run.by,
  counts: { new: added, changed, absent, unchanged, problems },
  undone: run.undoneAt && { at: run.undoneAt.toISOString(), by: run.undoneBy ?? '' },
})

/** Whether a text is a UUID: the database rejects anything else in a UUID column. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A page of imports, newest first; a page past the last is the last. */
export const readRuns = async ({ prisma }: Database, asked: number): Promise<RunsPage> => {
  const total = await prisma.importRun.count()
  const pages = Math.max(1, Math.ceil(total / RUNS_PER_PAGE))
  const page = Math.min(asked, pages)
  const runs = await prisma.importRun.findMany({
    orderBy: [{ appliedAt: 'desc' }, { id: 'asc' }],
    take: RUNS_PER_PAGE,
    skip: (page - 1) * RUNS_PER_PAGE,
  })
  return { runs: runs.map(toRun), total, page, pages }
}

/** An import by id; null for an unknown one. */
export const readRun = async ({ prisma }: Database, id: string): Promise<ImportRun | null> => {
  const run = isUuid(id) ? await prisma.importRun.findUnique({ where: { id } }) : null
  return run && toRun(run)
}

/** Whether a file (by SHA-256) was ever imported, even if that run was undone. */
export const wasImported = async ({ prisma }: Database, sha256: string): Promise<boolean> =>
  (await prisma.importRun.count({ where: { sha256 } })) > 0

/**
 * Which of these files (by SHA-256) state facts that the release did not know which imported them.
 * A file is not due again once it was read with today's facts, even if that run was undone.
 */
export const findOutdated = async (
  { prisma }: Database,
  files: readonly string[],
): Promise<ReadonlySet<string>> => {
  const runs = await prisma.importRun.findMany({
    where: { sha256: { in: [...files] } },
    select: { sha256: true, factsVersion: true, undoneAt: true },
  })
  const isCurrent = (factsVersion: number | null): boolean => (factsVersion ?? 1) >= FACTS_VERSION
  const current = new Set(
    runs.flatMap(({ sha256, factsVersion }) => (isCurrent(factsVersion) ? [sha256] : [])),
  )
  return new Set(
    runs.flatMap(({ sha256, undoneAt }) =>
      undoneAt === null && !current.has(sha256) ? [sha256] : [],
    ),
  )
}

/**
 * Which of these files were imported, by the name or the content (SHA-256) that they have now, and
 * whether the newest run of each still stands or was undone.
 */
export const findImported = async (
  { prisma }: Database,
  files: readonly Readonly<{ name: string; sha256: string }>[],
): Promise<ReadonlyMap<string, 'stands' | 'undone'>> => {
  const runs = await prisma.importRun.findMany({
    where: {
      OR: [
        { fileName: { in: files.map(({ name }) => name) } },
        { sha256: { in: files.map(({ sha256 }) => sha256) } },
      ],
    },
    orderBy: { appliedAt: 'asc' },
    select: { fileName: true, sha256: true, undoneAt: true },
  })
  return new Map(
    files.flatMap(({ name, sha256 }) => {
      const run = runs.findLast((one) => one.fileName === name || one.sha256 === sha256)
      return run ? [[name, run.undoneAt === null ? 'stands' : 'undone'] as const] : []
    }),
  )
}
