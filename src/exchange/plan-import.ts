import { createHash } from 'node:crypto'
import type { FilePlan, ImportSource } from '../catalog/editing/import-plan.js'
import type { Listing } from '../catalog/program/listing.js'
import { dayOf } from '../catalog/text/day.js'
import type { Problem } from '../catalog/text/problem.js'
import { say } from '../messages/say.js'
import { CODES_COLUMN } from './columns/column-names.js'
import { isFindTreatment, parseFindTreatment } from './findtreatment/export.js'
import { planFindTreatment } from './findtreatment/plan-findtreatment.js'
import type { Changes, ImportRules } from './listings/changes.js'
import { planPrograms } from './own-csv/plan-programs.js'
import { isOwn, readProgramRows } from './own-csv/read.js'
import { settleChange } from './plan/settle-change.js'
import { parseDirectory } from './samhsa/directory.js'
import { planEdition } from './samhsa/plan-edition.js'
import { mapInSlices } from './tables/in-slices.js'
import { readTable } from './tables/read-table.js'
import type { Table } from './tables/table.js'

export type { ImportRules } from './listings/changes.js'
export type { PointOf } from './listings/facility-statements.js'

/** An uploaded file, and its declared format; `auto` detects it by its columns. */
export type ImportFile = Readonly<{
  name: string
  bytes: Uint8Array
  format: 'auto' | ImportSource['format']
}>

const messages = say.fileProblems
type PlannedChanges = Readonly<{
  source: Pick<ImportSource, 'format' | 'list' | 'year'>
  changes: Changes
}>
type RefusedFile = Readonly<{ refused: readonly Problem[] }>
type FormatReader = (
  table: Table,
  name: string,
  known: readonly Listing[],
  rules: ImportRules,
) => Promise<PlannedChanges | RefusedFile>

const readDirectory: FormatReader = async (table, name, known, rules) => {
  if (!table.columns.includes(CODES_COLUMN))
    return { refused: [{ field: 'file', message: messages.notADirectory(`“${CODES_COLUMN}”`) }] }
  const parsed = parseDirectory(table, name)
  if ('refused' in parsed) return parsed
  const { list, year } = parsed.edition
  return {
    source: { format: 'samhsa-directory', list, year },
    changes: await planEdition(parsed.edition, known, rules),
  }
}
const readFindTreatment: FormatReader = async (table, name, known, rules) => {
  if (!isFindTreatment(table))
    return { refused: [{ field: 'file', message: messages.notAnExport }] }
  const parsed = parseFindTreatment(table, name)
  if ('refused' in parsed) return parsed
  const { year } = parsed.export
  return {
    source: { format: 'findtreatment', list: null, year },
    changes: await planFindTreatment(parsed.export, known, rules),
  }
}
const readOwn: FormatReader = async (table, name, known, rules) => {
  if (!isOwn(table)) return { refused: [{ field: 'file', message: messages.notOwn }] }
  const changes = await planPrograms(await readProgramRows(table), known, rules, {
    name,
    day: rules.today ?? dayOf(new Date()),
  })
  return 'refused' in changes
    ? changes
    : { source: { format: 'csv', list: null, year: null }, changes }
}

const readers: Readonly<Record<ImportSource['format'], FormatReader>> = {
  'samhsa-directory': readDirectory,
  findtreatment: readFindTreatment,
  csv: readOwn,
}
/** By flags (an export) or a column of codes; without either a directory, which refuses it. */
const formatOf = (table: Table): ImportSource['format'] =>
  isOwn(table)
    ? 'csv'
    : !table.columns.includes(CODES_COLUMN) && isFindTreatment(table)
      ? 'findtreatment'
      : 'samhsa-directory'

/** The base name: folders say nothing of a file, and are not ours to store. */
const toFileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** Each kind of gap, with the number of new programs that are published in spite of it. */
const passedNotes = (passed: readonly string[]): readonly string[] =>
  [...new Set(passed)].map((reason) =>
    messages.shownAllTheSame(passed.filter((one) => one === reason).length, reason),
  )

/** Changes as a plan: removals split off, and blocked facts left out. */
const toPlan = async (
  source: ImportSource,
  planned: Changes,
  rules: ImportRules,
): Promise<FilePlan> => {
  const { changes, unchanged, conflicts, problems, coverage, notes = [] } = planned
  const settled = await mapInSlices(changes, (change) => settleChange(change, rules))
  return {
    source,
    changes: settled.flatMap(({ change }) => change ?? []),
    removals: settled.flatMap(({ removal }) => removal ?? []),
    unchanged: unchanged + settled.filter(({ change }) => change === null).length,
    conflicts,
    problems: [...problems, ...settled.flatMap((one) => one.problems)],
    coverage: coverage ?? null,
    notes: [...notes, ...passedNotes(settled.flatMap(({ passed }) => passed))],
  }
}

export type PlannedFile = Readonly<{ plan: FilePlan } | { refused: readonly Problem[] }>

/**
 * Plans the table of a file over `known`, listings of any status, or says why the whole file is
 * refused; writes nothing. Idempotent: planned again once applied, nothing is left to do. Works in
 * time slices: a national list takes seconds, and requests are answered meanwhile.
 */
export const planTable = async (
  file: ImportFile,
  table: Table,
  known: readonly Listing[],
  rules: ImportRules,
): Promise<PlannedFile> => {
  const name = toFileName(file.name)
  const format = file.format === 'auto' ? formatOf(table) : file.format
  const planned = await readers[format](table, name, known, rules)
  if ('refused' in planned) return planned
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  return { plan: await toPlan({ ...planned.source, name, sha256 }, planned.changes, rules) }
}

/** Reads a file and plans it so. */
export const planImport = async (
  file: ImportFile,
  known: readonly Listing[],
  rules: ImportRules,
): Promise<PlannedFile> => {
  const read = await readTable(file.bytes)
  return 'refused' in read ? read : planTable(file, read.table, known, rules)
}
