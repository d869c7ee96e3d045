import type { FactKey } from './fact-schemas.js'
import type { Intake, Location } from './program.js'
import {
  type AnyStatement,
  mapFacts,
  type Statements,
  type StruckOut,
  statementsOf,
} from './statements.js'
import { toValueKey } from './value-key.js'

/**
 * The smallest part that can be wrong by itself: an intake page and an intake number are two. Equal
 * claims have equal `key`s; a number has one key as main number or intake line.
 */
export type Claim = Readonly<{ key: string; value: AnyStatement['value'] }>

/** The most statements of one fact (`statements.ts`). */
const MOST = 12

const number = (phone: string): string => `number ${phone}`
const ofIntake = ({ url, phone }: Intake): readonly Claim[] => [
  ...(url === null ? [] : [{ key: `intake ${url}`, value: { url, phone: null } }]),
  ...(phone === null ? [] : [{ key: number(phone), value: { url: null, phone } }]),
]
/** A key of an address: it is the same with any point. */
export const doorOf = ({
  street,
  city,
  state,
  zip,
}: Pick<Location, 'street' | 'city' | 'state' | 'zip'>): string =>
  toValueKey({ street, city, state, zip })

/** The claims of a value. */
export const claimsOf = (fact: FactKey, value: AnyStatement['value']): readonly Claim[] => {
  if (fact === 'intake') return ofIntake(value as Intake)
  if (fact === 'phone') return [{ key: number(value as string), value }]
  return [
    {
      key: `${fact} ${fact === 'location' ? doorOf(value as Location) : toValueKey(value)}`,
      value,
    },
  ]
}

/** Whether a statement is struck out. */
export const isStruck = ({ wrong }: Pick<AnyStatement, 'wrong'>): boolean => wrong !== undefined

/** All struck-out statements, with their facts. */
export const struckOf = (
  statements: Statements,
): readonly Readonly<{ fact: FactKey; one: AnyStatement; wrong: StruckOut }>[] =>
  (Object.entries(statements) as [FactKey, readonly AnyStatement[]][]).flatMap(([fact, all]) =>
    all.flatMap((one) => (one.wrong === undefined ? [] : [{ fact, one, wrong: one.wrong }])),
  )

const mapStatements = (
  statements: Statements,
  change: (fact: FactKey, all: readonly AnyStatement[]) => readonly AnyStatement[],
): Statements => mapFacts([statements], (fact) => change(fact, statementsOf(statements, fact)))

/** A value reduced to its claims that pass `keep`, null if none; only an intake has several. */
const withClaims = (
  fact: FactKey,
  { value }: AnyStatement,
  keep: (claim: Claim) => boolean,
): AnyStatement['value'] | null => {
  const all = claimsOf(fact, value)
  const kept = all.filter(keep)
  if (kept.length === all.length) return value
  const [first, ...more] = kept
  return first === undefined || more.length > 0 ? null : first.value
}

const strikeOne = (
  fact: FactKey,
  one: AnyStatement,
  keys: ReadonlySet<string>,
  wrong: StruckOut,
  room: boolean,
): readonly AnyStatement[] => {
  const claims = claimsOf(fact, one.value)
  if (isStruck(one) || !claims.some(({ key }) => keys.has(key))) return [one]
  const [gone, left] = [
    withClaims(fact, one, ({ key }) => keys.has(key)),
    withClaims(fact, one, ({ key }) => !keys.has(key)),
  ]
  if (gone === null || left === null || !room) return [{ ...one, wrong }]
  return [
    { ...one, value: left },
    { ...one, value: gone, wrong: { ...wrong, half: true } } as AnyStatement,
  ]
}

/** Strikes out claims in statements of any source; the other claims of a statement stand. */
export const strikeOut = (
  statements: Statements,
  keys: ReadonlySet<string>,
  wrong: StruckOut,
): Statements =>
  mapStatements(statements, (fact, all) =>
    all.flatMap((one) => strikeOne(fact, one, keys, wrong, all.length < MOST)),
  )

/** The statement before it was struck out. */
export const withoutStrike = ({ wrong: _, ...one }: AnyStatement): AnyStatement =>
  one as AnyStatement

/** Merges a restored half of an intake statement with the half before it that kept standing. */
const mergeHalf = (all: readonly AnyStatement[], back: AnyStatement): readonly AnyStatement[] => {
  const half = all.at(-1)
  if (half?.source !== back.source || isStruck(half)) return all.concat(back)
  const [one, other] = [half.value as Intake, back.value as Intake]
  return all.with(-1, {
    ...half,
    value: { url: one.url ?? other.url, phone: one.phone ?? other.phone },
  } as AnyStatement)
}

/** The inverse of `strikeOut`: restores the claims with these keys. */
export const takeBack = (statements: Statements, keys: ReadonlySet<string>): Statements => {
  const isBack = (fact: FactKey, one: AnyStatement): boolean =>
    isStruck(one) && claimsOf(fact, one.value).some(({ key }) => keys.has(key))
  return mapStatements(statements, (fact, all) => {
    let now: readonly AnyStatement[] = []
    for (const one of all) {
      if (!isBack(fact, one)) now = now.concat(one)
      else
        now = one.wrong?.half ? mergeHalf(now, withoutStrike(one)) : now.concat(withoutStrike(one))
    }
    return now
  })
}

/** Leaves out claims struck out in `known`, from any source, unless checked on a later day. */
export const withoutStruck = (said: Statements, known: Statements): Statements => {
  const since = new Map(
    struckOf(known).flatMap(({ fact, one, wrong }) =>
      claimsOf(fact, one.value).map(({ key }) => [key, wrong.on]),
    ),
  )
  if (since.size === 0) return said
  return mapStatements(said, (fact, all) =>
    all.flatMap((one) => {
      const isNews = ({ key }: Claim): boolean =>
        !since.has(key) || (one.checkedOn ?? '') > (since.get(key) ?? '')
      const value = withClaims(fact, one, isNews)
      return value === null ? [] : [value === one.value ? one : ({ ...one, value } as AnyStatement)]
    }),
  )
}
