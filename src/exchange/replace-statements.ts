import type { Statement, Statements } from '../catalog/facts.js'
import type { FactKey } from '../catalog/program.js'

type One = Statement<FactKey>

/** More statements of one fact than this cannot be kept (`facts.ts`); what others said comes first. */
const MOST = 12

/** One fact's statements with those of a source replaced, at the place where its first one stood: the order others stand in stays. */
const replaced = (was: readonly One[], now: readonly One[], isOwn: (source: string) => boolean): readonly One[] => {
  const kept = was.filter(({ source }) => !isOwn(source))
  const at = was.findIndex(({ source }) => isOwn(source))
  return kept.toSpliced(at < 0 ? kept.length : at, 0, ...now.slice(0, MOST - kept.length))
}

/**
 * What a list says now in place of what it said before; `isOwn` tells its sources. A fact it has fallen silent on goes, and what
 * editors, providers and other lists state is never touched.
 */
export const replaceStatements = (was: Statements, now: Statements, isOwn: (source: string) => boolean): Statements => {
  const keys = new Set([...Object.keys(was), ...Object.keys(now)]) as ReadonlySet<FactKey>
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const all = replaced((was[key] ?? []) as readonly One[], (now[key] ?? []) as readonly One[], isOwn)
      return all.length === 0 ? [] : [[key, all]]
    }),
  )
}
