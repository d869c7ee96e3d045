import type { List } from '../../catalog/program/fact-schemas.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { CODES_COLUMN, placeColumns } from '../columns/column-names.js'
import { type ListedPlace, mergeRowsBy, toSevenKey } from '../listings/facility.js'
import type { FileCoverage } from '../listings/fill-silence.js'
import { knownCodes, ownCodes } from '../listings/known-codes.js'
import { cellsBy, columnProblems, type Table } from '../tables/table.js'
import { readPlaces, streetProblems } from './read-facilities.js'

const messages = say.fileProblems

const columns: ReadonlySet<string> = new Set([...placeColumns, CODES_COLUMN])

/** One year's edition of one list: its places, rows merged, and what its columns cover. */
export type DirectoryEdition = Readonly<{
  list: List
  year: number
  places: readonly ListedPlace[]
  speaks: FileCoverage
  problems: readonly Problem[]
}>

/** Whitespace separates codes, asterisks their groups, which add nothing to a code. */
const toCodes = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toUpperCase()
      .split(/[\s*]+/)
      .filter((code) => code !== ''),
  )

const countOwn = (all: readonly ReadonlySet<string>[], list: List): number => {
  const own = [...ownCodes[list]]
  return all.filter((codes) => own.some((code) => codes.has(code))).length
}

const listInName = (name: string): List | null => {
  const [, short] = /(?:^|[^a-z])(su|mh)(?:[^a-z]|$)/i.exec(name) ?? []
  return short === undefined ? null : short.toLowerCase() === 'su' ? 'samhsa-su' : 'samhsa-mh'
}
/** Which list a table is: by the codes that only one list uses; on a tie by the file name. */
const toList = (all: readonly ReadonlySet<string>[], name: string): List | null => {
  const lead = countOwn(all, 'samhsa-su') - countOwn(all, 'samhsa-mh')
  return lead === 0 ? listInName(name) : lead > 0 ? 'samhsa-su' : 'samhsa-mh'
}

/** The one year in a file name; null when there is none, or more than one. */
const toYear = (name: string): number | null => {
  const years = new Set(name.match(/(?<!\d)20\d\d(?!\d)/g))
  return years.size === 1 ? Number([...years][0]) : null
}

/** Codes in neither key, each with its number of rows. */
const unknownCodes = (all: readonly ReadonlySet<string>[]): readonly Problem[] => {
  const counts = new Map<string, number>()
  for (const codes of all)
    for (const code of codes)
      if (!knownCodes.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({
    field: CODES_COLUMN,
    message: messages.unknownCode(code.slice(0, 40), count),
  }))
}

/** A directory table → its edition; or why it is none. The year is only in the file name. */
export const parseDirectory = (
  table: Table,
  name: string,
): Readonly<{ edition: DirectoryEdition } | { refused: readonly Problem[] }> => {
  const cellOf = cellsBy(table)
  const codes = new Map(table.rows.map((row) => [row, toCodes(cellOf(row, CODES_COLUMN))]))
  const all = [...codes.values()]
  const read = readPlaces(table, (row) => ({ codes: codes.get(row) ?? new Set<string>() }))
  const [list, year] = [toList(all, name), toYear(name)]
  const refused = [
    ...(list === null ? [{ field: 'file', message: messages.unknownList }] : []),
    ...(all.length > 0 && !all.some((codes) => [...codes].some((code) => knownCodes.has(code)))
      ? [{ field: 'file', message: messages.noCodes }]
      : []),
    ...(year === null ? [{ field: 'file', message: messages.unknownYear }] : []),
    ...streetProblems(table),
    ...('refused' in read ? read.refused : []),
  ]
  if (list === null || year === null || 'refused' in read || refused.length > 0) return { refused }
  const problems = [...columnProblems(table, columns), ...unknownCodes(all), ...read.problems]
  return {
    edition: {
      list,
      year,
      places: mergeRowsBy(read.places, ({ place }) => toSevenKey(place)),
      speaks: { columns: new Set(table.columns), codes: null },
      problems,
    },
  }
}
