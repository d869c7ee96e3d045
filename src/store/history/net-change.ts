import { isSame } from '../listings/canonical-json.js'
import type { Fields } from '../listings/diff.js'

/**
 * What one row of history holds: what kind of change it was, and each field and fact before and
 * after.
 */
export type ChangeRecord = Readonly<{ kind: string; fields: Fields; facts: Fields }>

const netOf = (all: readonly Fields[]): Fields => {
  const net = new Map<string, { old: unknown; new: unknown }>()
  for (const fields of all)
    for (const [key, { old, new: now }] of Object.entries(fields)) {
      const first = net.get(key)
      net.set(key, { old: first ? first.old : old, new: now })
    }
  return Object.fromEntries([...net].filter(([, { old, new: now }]) => !isSame(old, now)))
}

/**
 * What several changes of one program come to, in their order: a change that a later one took back
 * is none.
 */
export const netChange = (
  changes: readonly Omit<ChangeRecord, 'kind'>[],
): Readonly<{ fields: Fields; facts: Fields }> => ({
  fields: netOf(changes.map(({ fields }) => fields)),
  facts: netOf(changes.map(({ facts }) => facts)),
})

/** Whether it comes to nothing. */
export const isNothing = ({
  fields,
  facts,
}: Readonly<{ fields: Fields; facts: Fields }>): boolean =>
  Object.keys(fields).length === 0 && Object.keys(facts).length === 0
