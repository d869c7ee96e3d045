import {
  type AnyStatement,
  mapFacts,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { isStruck, withoutStruck } from '../../catalog/program/struck-out.js'

/** The maximum of statements per fact (`statements.ts`); other sources take precedence. */
export const MAX_STATEMENTS = 12

/** Replaces a source's statements at the position of its first: others keep their order. */
const replaced = (
  was: readonly AnyStatement[],
  now: readonly AnyStatement[],
  isOwn: (source: string) => boolean,
): readonly AnyStatement[] => {
  const isKept = (one: AnyStatement): boolean => !isOwn(one.source) || isStruck(one)
  const kept = was.filter(isKept)
  const at = was.findIndex((one) => !isKept(one))
  return kept.toSpliced(at < 0 ? kept.length : at, 0, ...now.slice(0, MAX_STATEMENTS - kept.length))
}

/**
 * Replaces all statements of a list (`isOwn` identifies its sources), and no others: a fact that it
 * no longer states is removed. What was struck out stays so, even if the source repeats it.
 */
export const replaceStatements = (
  was: Statements,
  now: Statements,
  isOwn: (source: string) => boolean,
): Statements => {
  const news = withoutStruck(now, was)
  return mapFacts([was, news], (key) =>
    replaced(statementsOf(was, key), statementsOf(news, key), isOwn),
  )
}
