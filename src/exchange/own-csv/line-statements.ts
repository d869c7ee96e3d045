import type { PointOf } from '../../catalog/editing/form-values.js'
import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import {
  type AnyStatement,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { columnOf, columns, columnsOf, valueAt, withValue } from '../columns/program-columns.js'
import { isSame } from '../listings/deep-equal.js'
import { isNothing, type JsonObject } from '../listings/json-value.js'
import { addressOf } from './line-address.js'
import type { ReadRow } from './read.js'
import { blanks, parseFact, type StatedFacts, strangeNotes, toStatedFacts } from './statements.js'

const messages = say.fileProblems

/**
 * `keys` are the facts that it covers: its `sources` now state what is in `statements` and nothing
 * else. `unsourced`: it states something new without a source; `isEcho`: nothing new.
 */
export type LineStatements = Readonly<{
  statements: Statements
  sources: ReadonlySet<string>
  keys: ReadonlySet<FactKey>
  problems: readonly Problem[]
  unsourced: boolean
  isEcho: boolean
}>
export type SpokenRow = ReadRow & LineStatements

/** The default method of a source, where the row states none. */
const methodOf = (said: Parameters<typeof kindOf>[0]): Provenance['method'] => {
  const kind = kindOf(said)
  return kind === 'editor' || kind === 'page' ? kind : 'import'
}

const saidColumns = columns.filter(({ path }) => path[0] === 'said')
const noteAt = (notes: JsonObject | null, key: string): unknown =>
  notes !== null && Object.hasOwn(notes, key) ? notes[key] : null

/** Whether two cells state the same, or nothing. */
const isEqual = (a: unknown, b: unknown): boolean => (isNothing(a) ? isNothing(b) : isSame(a, b))

/** Whether a row equals our own export in all of some columns that it has. */
const equalsExport = (some: typeof columns, { raw, spoken }: ReadRow, ours: StatedFacts): boolean =>
  some.every(
    ({ name, path }) => !spoken.has(name) || isEqual(valueAt(raw, path), valueAt(ours, path)),
  )

/** Parts without a column are from its source's previous value. Undefined: no part is left. */
const lineValue = (
  key: FactKey,
  { raw, spoken }: ReadRow,
  before: AnyStatement | undefined,
): unknown => {
  const parts = blanks[key]
  if (!parts) return valueAt(raw.facts, [key]) ?? undefined
  const value = columnsOf(key).reduce<unknown>((made, { name, path }) => {
    const part = spoken.has(name) ? valueAt(raw, path) : valueAt(before?.value, path.slice(2))
    return part === null || part === undefined ? made : withValue(made, path.slice(2), part)
  }, {})
  return isSame({ ...parts, ...(value as JsonObject) }, parts) ? undefined : value
}

/** For facts without a note; fields without a column are from the source's previous statement. */
const provenanceOf = (
  { raw, spoken }: ReadRow,
  source: string,
  before: AnyStatement | undefined,
  isKept: boolean,
): Partial<Provenance> => {
  const usual = {
    scope: 'program',
    method: methodOf({ source, kind: raw.said.kind }),
    checkedOn: null,
  } as const
  const kept = saidColumns.flatMap(({ name, path }) => {
    const key = path[1] as keyof Provenance
    // A quote belongs to the value that it was quoted for.
    if (spoken.has(name) || before?.[key] === undefined || (key === 'statedAs' && !isKept))
      return []
    return [[key, before[key]] as const]
  })
  return { ...usual, ...Object.fromEntries(kept), ...raw.said, source }
}

/** A row's statements of the program that it matches; `known` is null for a new one. */
export const lineStatements = (
  row: ReadRow,
  known: Listing | null,
  pointOf: PointOf,
): SpokenRow => {
  const { raw, spoken, line } = row
  const ours = toStatedFacts(known?.statements ?? {})
  const isOurs = known !== null && equalsExport(saidColumns, row, ours)
  const problems: Problem[] = strangeNotes(raw.notes).map((key) => ({
    field: 'facts',
    message: messages.unusable(key),
    line,
  }))
  const stated: Partial<Record<FactKey, readonly AnyStatement[]>> = {}
  const keys = new Set<FactKey>()
  const source = raw.said.source
  let unsourced = false
  const before = (key: FactKey, from: string | undefined): AnyStatement | undefined =>
    toStanding(statementsOf(known?.statements, key).filter((one) => one.source === from))[0]

  /** Records a fact that the row states, or that its source no longer states. */
  const state = (key: FactKey, value: unknown, note: unknown): void => {
    if (value === undefined && note === null) {
      if (source !== undefined) keys.add(key)
      return
    }
    if (note === null && source === undefined) {
      unsourced = true
      return
    }
    const older = before(key, source)
    const whole = blanks[key] ? { ...blanks[key], ...(value as JsonObject | undefined) } : value
    const parsed = parseFact(
      key,
      value,
      source === undefined ? {} : provenanceOf(row, source, older, isSame(whole, older?.value)),
      note,
    )
    if (parsed === null)
      problems.push({ field: columnOf(key), message: messages.unusable(key), line })
    else {
      keys.add(key)
      stated[key] = parsed
    }
  }

  const isSpoken = (key: FactKey): boolean => columnsOf(key).some(({ name }) => spoken.has(name))
  const isNew = (key: FactKey): boolean => {
    const isSameNote =
      !spoken.has('facts') || isSame(noteAt(raw.notes, key), noteAt(ours.notes, key))
    return isSpoken(key) && !(isOurs && isSameNote && equalsExport(columnsOf(key), row, ours))
  }
  const address = ['location', 'area'] as const
  if (address.some(isNew)) {
    const noted = noteAt(raw.notes, 'location')
    const at = (key: 'location' | 'area'): unknown =>
      before(key, (noteAt(raw.notes, key) as Partial<Provenance> | null)?.source ?? source)?.value
    const made = addressOf(row, { location: at('location'), area: at('area') }, pointOf)
    problems.push(...made.problems.map((problem) => ({ ...problem, line })))
    if (!made.isLeft) {
      for (const key of address)
        if (isNew(key) || made.facts[key] !== undefined)
          state(key, made.facts[key], key === 'location' ? noted : noteAt(raw.notes, key))
    }
  }
  for (const key of factKeys) {
    if (key === 'location' || key === 'area' || !isNew(key)) continue
    const note = noteAt(raw.notes, key)
    state(
      key,
      lineValue(key, row, before(key, (note as Partial<Provenance> | null)?.source ?? source)),
      note,
    )
  }

  const sources = new Set(Object.values(stated).flatMap((all) => all.map((one) => one.source)))
  if (source !== undefined && keys.size > 0) sources.add(source)
  return {
    ...row,
    statements: inOrderOfFacts(stated),
    sources,
    keys,
    problems,
    unsourced,
    isEcho: isOurs && keys.size === 0 && !unsourced,
  }
}

const inOrderOfFacts = (stated: Partial<Record<FactKey, readonly AnyStatement[]>>): Statements =>
  Object.fromEntries(
    factKeys.flatMap((key) => (stated[key] ? [[key, stated[key]]] : [])),
  ) as Statements
