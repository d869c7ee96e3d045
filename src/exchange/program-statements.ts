import { factKeys, type Statement, type Statements, statements } from '../catalog/facts.js'
import { toStanding } from '../catalog/listing.js'
import type { FactKey, FactNote, Said } from '../catalog/program.js'
import { kindOf } from '../catalog/source.js'
import { isSame } from './same.js'

type One = Statement<FactKey>
type Values = Readonly<Record<string, unknown>>

/** A program's facts as a line has them: the standing values, what most of them say of their source, and notes of those that say otherwise. */
export type StatedFacts = Readonly<{ facts: Values; said: Partial<Said>; notes: Values | null }>

/** What the parts of a fact are when no cell names them. */
const blanks: Readonly<Partial<Record<FactKey, Values>>> = {
  hours: { min: null, max: null, unit: null },
  weeks: { min: null, max: null, basis: null },
  ages: { min: null, max: null, groups: [] },
  location: { street: null, lat: null, lon: null },
  intake: { url: null, phone: null },
}

const saidOf = ({ value: _, ...said }: One): Said => said as Said
const commonest = (all: readonly Said[]): Said | null => {
  const often = (said: Said): number => all.filter((one) => isSame(one, said)).length
  return all.reduce<Said | null>((best, said) => (best === null || often(said) > often(best) ? said : best), null)
}

/** A fact's note, when the line does not say all of it: another source, other statements below, or a value that is nothing but blanks. */
const noteOf = (key: FactKey, [first, ...also]: readonly One[], common: Said | null): FactNote | null => {
  const said = saidOf(first as One)
  const isPlain = also.length === 0 && isSame(said, common) && !(blanks[key] && isSame(first?.value, blanks[key]))
  return isPlain ? null : ((also.length === 0 ? said : { ...said, also }) as FactNote)
}

/** A page of the program's own is named so in a line, since nothing in the line may tell that it is. */
const withSpokenKind = (one: One): One => (one.kind === undefined && kindOf(one) === 'page' ? { ...one, kind: 'page' } : one)

/** Statements → what a line says: the inverse of `parseStatements`. */
export const toStatedFacts = (all: Statements): StatedFacts => {
  const standing = factKeys.flatMap((key) => {
    const ones = all[key] as readonly One[] | undefined
    return ones && ones.length > 0 ? [{ key, ones: toStanding(ones).map(withSpokenKind) }] : []
  })
  const common = commonest(standing.map(({ ones }) => saidOf(ones[0] as One)))
  const notes = standing.flatMap(({ key, ones }) => {
    const note = noteOf(key, ones, common)
    return note ? [[key, note]] : []
  })
  return {
    facts: Object.fromEntries(standing.map(({ key, ones }) => [key, ones[0]?.value])),
    said: common ?? {},
    notes: notes.length > 0 ? Object.fromEntries(notes) : null,
  }
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a line says of its facts, as statements, with the keys of those that cannot be any. A fact with no source of its own has `said`. */
export const parseStatements = ({ facts, said, notes }: StatedFacts): Readonly<{ statements: Statements; left: readonly string[] }> => {
  const left: string[] = Object.keys(notes ?? {}).filter((key) => !factKeys.some((known) => known === key))
  const stated: Record<string, readonly One[]> = {}
  for (const key of factKeys) {
    const note = notes !== null && Object.hasOwn(notes, key) ? notes[key] : null
    const value = facts[key]
    if (value === undefined && note === null) continue
    const { also = [], ...own } = isObject(note) ? note : { ...said }
    const whole = blanks[key] ? { ...blanks[key], ...(value as Values | undefined) } : value
    const parsed = statements.safeParse({ [key]: [{ value: whole, ...own }, ...(Array.isArray(also) ? also : [also])] })
    if (parsed.success) stated[key] = parsed.data[key] as readonly One[]
    else left.push(key)
  }
  return { statements: stated as Statements, left }
}
