import { z } from 'zod'
import { isSame } from '../listings/canonical-json.js'
import type { ChangedFields } from '../listings/diff.js'

const fields = z.record(
  z.string(),
  z.object({ old: z.unknown().default(null), new: z.unknown().default(null) }),
)
/**
 * Parses the change of a history row: its kind, and each field and fact before and after. Only
 * `toChangedFields` writes one; tampering is detected by verifying the chain.
 */
export const changeRecord = z.object({ kind: z.string(), fields, facts: fields })
export type ChangeRecord = Readonly<z.infer<typeof changeRecord>>

const netOf = (all: readonly ChangedFields[]): ChangedFields => {
  const net = new Map<string, { old: unknown; new: unknown }>()
  for (const fields of all)
    for (const [key, { old, new: now }] of Object.entries(fields)) {
      const first = net.get(key)
      net.set(key, { old: first ? first.old : old, new: now })
    }
  return Object.fromEntries([...net].filter(([, { old, new: now }]) => !isSame(old, now)))
}

/** The net effect of consecutive changes of one listing: what was reverted cancels out. */
export const netChange = (
  changes: readonly Omit<ChangeRecord, 'kind'>[],
): Readonly<{ fields: ChangedFields; facts: ChangedFields }> => ({
  fields: netOf(changes.map(({ fields }) => fields)),
  facts: netOf(changes.map(({ facts }) => facts)),
})

/** Whether a net change is empty. */
export const isNothing = ({
  fields,
  facts,
}: Readonly<{ fields: ChangedFields; facts: ChangedFields }>): boolean =>
  Object.keys(fields).length === 0 && Object.keys(facts).length === 0
