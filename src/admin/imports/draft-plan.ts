import { createHash } from 'node:crypto'
import type { FilePlan } from '../../catalog/editing/import-plan.js'
import type { Problem } from '../../catalog/text/problem.js'
import { planTable } from '../../exchange/plan-import.js'
import { inSlices } from '../../exchange/tables/in-slices.js'
import { readUpload } from '../../exchange/tables/upload-limits.js'
import type { ImportDraft } from '../../store/changes/import-drafts.js'
import { readListings } from '../../store/listings/read-all.js'
import type { AdminContext } from '../frame/context.js'
import { parseChoices } from './draft-choices.js'

/** What a plan of a draft depends on, beside its file and the catalogue. */
export type PlannableDraft = Pick<ImportDraft, 'id' | 'fileName' | 'choices'>

/**
 * A plan against the catalogue. `mark` is its fingerprint: equal plans have equal marks, even after
 * unrelated changes.
 */
export type PlannedDraft = Readonly<
  { plan: FilePlan; mark: string } | { refused: readonly Problem[] }
>

const toMark = async ({ changes, removals }: FilePlan): Promise<string> => {
  const hash = createHash('sha256')
  for await (const { kind, listing, before } of inSlices(changes))
    hash.update(JSON.stringify([kind, listing.slug, before]))
  for await (const { before, facts } of inSlices(removals))
    hash.update(JSON.stringify([facts, before]))
  return hash.digest('base64url').slice(0, 22)
}

/** Whether an editor confirmed that the edition is complete, which changes the plan. */
export const isToldWhole = ({ choices }: PlannableDraft): boolean =>
  parseChoices(choices).isWhole === true

/**
 * Plans a draft's file over all listings of any status, as if new programs were published, so that
 * the plan shows what would be blocked; where review is required, nothing is published.
 */
export const planDraft = async (
  {
    database,
    catalogue,
    reviewRequired,
  }: Pick<AdminContext, 'database' | 'catalogue' | 'reviewRequired'>,
  draft: PlannableDraft,
  bytes: Buffer,
): Promise<PlannedDraft> => {
  const read = await readUpload(bytes)
  if ('refused' in read) return read
  const file = { name: draft.fileName, bytes, format: 'auto' } as const
  const planned = await planTable(file, read.table, await readListings(database), {
    publish: !reviewRequired,
    isWhole: isToldWhole(draft),
    isGated: true,
    pointOf: catalogue.pointOf,
  })
  return 'refused' in planned ? planned : { plan: planned.plan, mark: await toMark(planned.plan) }
}
