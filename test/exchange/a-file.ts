import { deflateRawSync, crc32 as sum } from 'node:zlib'
import type { FilePlan, ImportPlan } from '../../src/catalog/editing/import-plan.js'
import type { Listing } from '../../src/catalog/program/listing.js'
import type { Problem } from '../../src/catalog/text/problem.js'
import { withRemovals } from '../../src/exchange/plan/with-removals.js'
import { type ImportFile, type ImportRules, planImport } from '../../src/exchange/plan-import.js'

type Line = Readonly<Record<string, string>>

/** One place of the substance-use list with an IOP; a test names what it is about. */
export const harbor: Line = {
  name1: 'Harbor House',
  name2: 'Outpatient Services',
  street1: '12 Oak Street',
  street2: 'Suite 3',
  city: 'Blacklick',
  state: 'OH',
  zip: '43004',
  phone: '614-555-0142',
  service_code_info: 'SA * OP OIT',
}
/** Another place of it, at another door. */
export const lighthouse: Line = {
  ...harbor,
  name1: 'Lighthouse',
  street1: '9 Elm Avenue',
  phone: '614-555-0900',
}

const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** Lines as CSV, a column for each name that one of them has. */
export const toCsv = (lines: readonly Line[], newline = '\n'): string => {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  return [columns, ...lines.map((line) => columns.map((column) => line[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(',') + newline)
    .join('')
}

/** A file of the substance-use list's edition of 2024, unless it is named otherwise. */
export const aFile = (
  lines: readonly Line[] | string | Uint8Array,
  name = 'samhsa-su-2024.csv',
  format: ImportFile['format'] = 'auto',
): ImportFile => ({
  name,
  bytes:
    lines instanceof Uint8Array
      ? lines
      : new TextEncoder().encode(typeof lines === 'string' ? lines : toCsv(lines)),
  format,
})

/** An edition of the substance-use list. */
export const anEdition = (year: number, ...lines: readonly Line[]): ImportFile =>
  aFile(lines, `samhsa-su-${year}.csv`)

/** The middle of every ZIP is this one. */
export const middle = { lat: 40, lon: -82.8, precision: 'zip' } as const
const rules: ImportRules = { publish: true, isGated: false, isWhole: true, pointOf: () => middle }

/** The plan of a file that can be read. */
export const planOf = async (
  file: ImportFile,
  known: readonly Listing[] = [],
  own: Partial<ImportRules> = {},
): Promise<FilePlan> => {
  const planned = await planImport(file, known, { ...rules, ...own })
  if ('refused' in planned)
    throw new Error(
      planned.refused.map(({ line, field, message }) => `${line} ${field}: ${message}`).join('\n'),
    )
  return planned.plan
}

/** Why a file is refused, as `line field`; empty when it is not. */
export const refusals = async (file: ImportFile): Promise<readonly Problem[]> => {
  const planned = await planImport(file, [], rules)
  return 'refused' in planned ? planned.refused : []
}

/** The listings as they are once a plan is applied. */
export const applied = (known: readonly Listing[], { changes }: ImportPlan): readonly Listing[] => {
  const now = new Map(known.map((listing) => [listing.identity, listing]))
  for (const { listing } of changes) now.set(listing.identity, listing)
  return [...now.values()]
}

/** What a file makes of some listings. */
export const imported = async (
  file: ImportFile,
  known: readonly Listing[] = [],
  own: Partial<ImportRules> = {},
): Promise<readonly Listing[]> => applied(known, await planOf(file, known, own))

/** What a file makes of some listings when what it would take away is taken as well. */
export const importedWhole = async (
  file: ImportFile,
  known: readonly Listing[] = [],
  own: Partial<ImportRules> = {},
): Promise<readonly Listing[]> => applied(known, withRemovals(await planOf(file, known, own)))

/** The one listing that there is. */
export const only = (listings: readonly Listing[]): Listing => {
  const [first] = listings
  if (!first || listings.length > 1) throw new Error(`${listings.length} listings`)
  return first
}

/** How many changes of each kind a plan has, its unchanged listings with them. */
export const countsOf = ({ changes, unchanged }: ImportPlan) => {
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length
  return { new: count('new'), changed: count('changed'), unchanged, absent: count('absent') }
}

/**
 * A ZIP archive of some texts; `claim` is what its directory says of their unpacked size, in place
 * of the truth.
 */
export const aZip = (files: Readonly<Record<string, string>>, claim?: number): Uint8Array => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [path, raw] = [Buffer.from(name), Buffer.from(text)]
    const packed = deflateRawSync(raw)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(sum(raw), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claim ?? raw.length, 18)
    shared.writeUInt16LE(path.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    parts.push(Buffer.from('PK\u0003\u0004'), shared, path, packed)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, rest, path)
    at += 30 + path.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end])
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (i: number): string => String.fromCharCode(65 + i)

/** The parts of a workbook, one sheet for each list of rows; `null` is an empty cell. */
export const workbookParts = (
  sheets: readonly (readonly (readonly (string | number | null)[])[])[],
): Readonly<Record<string, string>> => {
  const cell = (value: string | number | null, at: string): string =>
    value === null
      ? ''
      : typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return {
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><sheets>${sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="r${i}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Type="${relation}/worksheet" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/sheet${i}.xml`,
        `<worksheet><sheetData>${rows.map((cells, r) => `<row r="${r + 1}">${cells.map((value, c) => cell(value, `${letter(c)}${r + 1}`)).join('')}</row>`).join('')}</sheetData></worksheet>`,
      ]),
    ),
  }
}
