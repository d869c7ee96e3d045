import type { FactKey } from '../../catalog/program/fact-schemas.js'
import {
  type AnyStatement,
  mapFacts,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { isStruck, withoutStruck } from '../../catalog/program/struck-out.js'
import { isSame } from './deep-equal.js'
import { replaceStatements } from './replace-statements.js'

/** Whether a statement's source is the editors of this directory. */
export const isEditors = (source: string): boolean => source === 'editor'

/** The latest `checkedOn`; empty text where none is set. */
const newestDay = (all: readonly AnyStatement[]): string =>
  all
    .map(({ checkedOn }) => checkedOn ?? '')
    .toSorted()
    .at(-1) ?? ''

/** The row wins only where editors state nothing, or checked on an earlier day. */
const mergeFact = (
  kept: readonly AnyStatement[],
  offered: readonly AnyStatement[],
): readonly AnyStatement[] => {
  if (kept.length === 0 || offered.every((one) => kept.some((other) => isSame(one, other))))
    return kept.length === 0 ? offered : kept
  return newestDay(offered) > newestDay(kept) ? offered : kept
}

/**
 * Merges what a row states in an editor's name. It may be from last month's export: it adds what no
 * editor states, replaces only what was checked on an earlier day, and removes nothing.
 */
export const mergeEditors = (was: Statements, line: Statements): Statements => {
  const ofEditors = (all: Statements, key: FactKey): readonly AnyStatement[] =>
    statementsOf(all, key).filter((one) => isEditors(one.source) && !isStruck(one))
  const news = withoutStruck(line, was)
  const now = mapFacts([was, news], (key) => mergeFact(ofEditors(was, key), ofEditors(news, key)))
  return replaceStatements(was, now, isEditors)
}

/** A row's statements without those in an editor's name. */
export const withoutEditors = (line: Statements): Statements =>
  replaceStatements(line, {}, isEditors)
