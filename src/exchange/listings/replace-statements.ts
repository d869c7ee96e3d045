import type { FactKey } from '../../catalog/program/program.js'
import type { Statement, Statements } from '../../catalog/program/statements.js'
import { isStruck, withoutStruck } from '../../catalog/program/struck-out.js'

type One = Statement<FactKey>

/**
 * More statements of one fact than this cannot be kept (`facts.ts`); what others said comes first.
 */
export const MOST_STATEMENTS = 12

/**
 * One fact's statements with those of a source replaced, at the place where its first one stood:
 * the order others stand in stays.
 */
const replaced = (
  was: readonly One[],
  now: readonly One[],
  isOwn: (source: string) => boolean,
): readonly One[] => {
  const isKept = (one: One): boolean => !isOwn(one.source) || isStruck(one)
  const kept = was.filter(isKept)
  const at = was.findIndex((one) => !isKept(one))
  return kept.toSpliced(
    at < 0 ? kept.length : at,
    0,
    ...now.slice(0, MOST_STATEMENTS - kept.length),
  )
}

/**
 * What a list says now in place of what it said before; `isOwn` tells its sources. A fact it has
 * fallen silent on goes, and what editors, providers and other lists state is never touched. What
 * is struck out stays so, and is not said again by a source that still says it.
 */
export const replaceStatements = (
  was: Statements,
  now: Statements,
  isOwn: (source: string) => boolean,
): Statements => {
  const news = withoutStruck(now, was)
  const keys = new Set([...Object.keys(was), ...Object.keys(news)]) as ReadonlySet<FactKey>
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const all = replaced(
        (was[key] ?? []) as readonly One[],
        (news[key] ?? []) as readonly One[],
        isOwn,
      )
      return all.length === 0 ? [] : [[key, all]]
    }),
  )
}
