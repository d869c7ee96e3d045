import type { FactKey, Intake, Location } from './program.js'
import type { Statement, Statements, StruckOut } from './statements.js'
import { toValueKey } from './value-key.js'

type One = Statement<FactKey>
/**
 * One thing that a statement says and that can be wrong by itself: a page and a number for intake
 * are two. Whoever says the same has the same `key`; a number is one number, whether it is called
 * the main one or the intake line. `value` is what is said, as a value of the fact.
 */
export type Claim = Readonly<{ key: string; value: One['value'] }>

/** Statements of one fact that can be kept (`facts.ts`). */
const MOST = 12

const number = (phone: string): string => `number ${phone}`
const ofIntake = ({ url, phone }: Intake): readonly Claim[] => [
  ...(url === null ? [] : [{ key: `intake ${url}`, value: { url, phone: null } }]),
  ...(phone === null ? [] : [{ key: number(phone), value: { url: null, phone } }]),
]
/** An address is the same address whichever point a list puts it at. */
const doorOf = ({ street, city, state, zip }: Location): string =>
  toValueKey({ street, city, state, zip })

/** What a value of a fact says, thing by thing. */
export const claimsOf = (fact: FactKey, value: One['value']): readonly Claim[] => {
  if (fact === 'intake') return ofIntake(value as Intake)
  if (fact === 'phone') return [{ key: number(value as string), value }]
  return [
    {
      key: `${fact} ${fact === 'location' ? doorOf(value as Location) : toValueKey(value)}`,
      value,
    },
  ]
}

export const isStruck = ({ wrong }: Pick<One, 'wrong'>): boolean => wrong !== undefined

/** Every statement that is struck out, with its fact. */
export const struckOf = (
  statements: Statements,
): readonly Readonly<{ fact: FactKey; one: One; wrong: StruckOut }>[] =>
  (Object.entries(statements) as [FactKey, readonly One[]][]).flatMap(([fact, all]) =>
    all.flatMap((one) => (one.wrong === undefined ? [] : [{ fact, one, wrong: one.wrong }])),
  )

const changed = (
  statements: Statements,
  change: (fact: FactKey, all: readonly One[]) => readonly One[],
): Statements =>
  Object.fromEntries(
    (Object.entries(statements) as [FactKey, readonly One[]][]).flatMap(([fact, all]) => {
      const now = change(fact, all)
      return now.length === 0 ? [] : [[fact, now]]
    }),
  )

/**
 * A value with only the claims that are kept; null where none is. Only an intake has more than one.
 */
const having = (
  fact: FactKey,
  { value }: One,
  keep: (claim: Claim) => boolean,
): One['value'] | null => {
  const all = claimsOf(fact, value)
  const kept = all.filter(keep)
  if (kept.length === all.length) return value
  const [first, ...more] = kept
  return first === undefined || more.length > 0 ? null : first.value
}

const struck = (
  fact: FactKey,
  one: One,
  keys: ReadonlySet<string>,
  wrong: StruckOut,
  room: boolean,
): readonly One[] => {
  const claims = claimsOf(fact, one.value)
  if (isStruck(one) || !claims.some(({ key }) => keys.has(key))) return [one]
  const [gone, left] = [
    having(fact, one, ({ key }) => keys.has(key)),
    having(fact, one, ({ key }) => !keys.has(key)),
  ]
  if (gone === null || left === null || !room) return [{ ...one, wrong }]
  return [{ ...one, value: left }, { ...one, value: gone, wrong: { ...wrong, half: true } } as One]
}

/**
 * Statements in which some claims are known to be wrong, whoever makes them. What else a statement
 * says stands.
 */
export const strikeOut = (
  statements: Statements,
  keys: ReadonlySet<string>,
  wrong: StruckOut,
): Statements =>
  changed(statements, (fact, all) =>
    all.flatMap((one) => struck(fact, one, keys, wrong, all.length < MOST)),
  )

/** A statement as it was before it was struck out. */
export const withoutStrike = ({ wrong: _, ...one }: One): One => one as One

/**
 * Half of a statement of intake that stands again, joined with the half before it that stood all
 * the time.
 */
const joined = (all: readonly One[], back: One): readonly One[] => {
  const half = all.at(-1)
  if (half?.source !== back.source || isStruck(half)) return all.concat(back)
  const [one, other] = [half.value as Intake, back.value as Intake]
  return all.with(-1, {
    ...half,
    value: { url: one.url ?? other.url, phone: one.phone ?? other.phone },
  } as One)
}

/** The inverse of `strikeOut`: what was struck out stands again as it was said. */
export const takeBack = (statements: Statements, keys: ReadonlySet<string>): Statements => {
  const isBack = (fact: FactKey, one: One): boolean =>
    isStruck(one) && claimsOf(fact, one.value).some(({ key }) => keys.has(key))
  return changed(statements, (fact, all) => {
    let now: readonly One[] = []
    for (const one of all) {
      if (!isBack(fact, one)) now = now.concat(one)
      else now = one.wrong?.half ? joined(now, withoutStrike(one)) : now.concat(withoutStrike(one))
    }
    return now
  })
}

/**
 * What a file says, without what is known to be wrong in `known`, whoever says it now. Only a check
 * on a later day than it was struck out is news; another value is another statement, and stands.
 */
export const withoutStruck = (said: Statements, known: Statements): Statements => {
  const since = new Map(
    struckOf(known).flatMap(({ fact, one, wrong }) =>
      claimsOf(fact, one.value).map(({ key }) => [key, wrong.on]),
    ),
  )
  if (since.size === 0) return said
  return changed(said, (fact, all) =>
    all.flatMap((one) => {
      const isNews = ({ key }: Claim): boolean =>
        !since.has(key) || (one.checkedOn ?? '') > (since.get(key) ?? '')
      const value = having(fact, one, isNews)
      return value === null ? [] : [value === one.value ? one : ({ ...one, value } as One)]
    }),
  )
}
