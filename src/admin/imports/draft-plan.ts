import { createHash } from 'node:crypto'
import type { FilePlan } from '../../catalog/editing/import-plan.js'
import type { Problem } from '../../catalog/text/problem.js'
import { planImport } from '../../exchange/plan-import.js'
import type { ImportDraft } from '../../store/changes/import-drafts.js'
import { readNewestEntry } from '../../store/history/chain.js'
import { readListings } from '../../store/listings/read-all.js'
import type { AdminContext } from '../frame/context.js'
import { parseChoices } from './draft-choices.js'

/**
 * A plan against the current catalogue. `mark` is its fingerprint: equal plans have equal marks,
 * even after unrelated changes.
 */
export type PlannedDraft = Readonly<
  { plan: FilePlan; mark: string } | { refused: readonly Problem[] }
>

const toMark = ({ changes, removals }: FilePlan): string => {
  const hash = createHash('sha256')
  for (const { kind, listing, before } of changes)
    hash.update(JSON.stringify([kind, listing.slug, before]))
  for (const { before, facts } of removals) hash.update(JSON.stringify([facts, before]))
  return hash.digest('base64url').slice(0, 22)
}

/**
 * Import options that the editor sets: whether to publish new programs, and whether the edition is
 * complete.
 */
type ImportOptions = Readonly<{ publish: boolean; isWhole: boolean }>

/**
 * Plans a file over all listings of any status. Nothing is published at once where review is
 * required.
 */
export const planFile = async (
  { database, catalogue, reviewRequired }: AdminContext,
  name: string,
  bytes: Buffer,
  { publish, isWhole }: ImportOptions,
): Promise<PlannedDraft> => {
  const rules = {
    publish: publish && !reviewRequired,
    isWhole,
    isGated: true,
    pointOf: catalogue.pointOf,
  }
  const planned = await planImport(
    { name, bytes, format: 'auto' },
    await readListings(database),
    rules,
  )
  return 'refused' in planned ? planned : { plan: planned.plan, mark: toMark(planned.plan) }
}

/**
 * Plans drafts as if new programs were published, so that the plan shows what would be blocked. The
 * last plan is cached until the history changes, so that paging does not plan again. One entry is
 * enough: a plan of a national list is large, and editors view one at a time.
 */
export const draftPlans = (
  context: AdminContext,
): ((draft: ImportDraft) => Promise<PlannedDraft>) => {
  let last: Readonly<{ key: string; planned: PlannedDraft }> | null = null
  return async ({ id, fileName, bytes, choices }) => {
    const isWhole = parseChoices(choices).isWhole === true
    const key = `${id} ${isWhole} ${await readNewestEntry(context.database)}`
    if (last?.key !== key)
      last = { key, planned: await planFile(context, fileName, bytes, { publish: true, isWhole }) }
    return last.planned
  }
}
