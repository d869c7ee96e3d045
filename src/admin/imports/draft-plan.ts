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
 * What a file would do to the catalogue as it is now. `mark` names the plan: another catalogue that
 * gives the same plan gives the same mark.
 */
export type Planned = Readonly<{ plan: FilePlan; mark: string } | { refused: readonly Problem[] }>

const toMark = ({ changes, removals }: FilePlan): string => {
  const hash = createHash('sha256')
  for (const { kind, listing, before } of changes)
    hash.update(JSON.stringify([kind, listing.slug, before]))
  for (const { before, facts } of removals) hash.update(JSON.stringify([facts, before]))
  return hash.digest('base64url').slice(0, 22)
}

/**
 * What somebody says of a file: whether its new programs are to be published, and whether it is a
 * whole edition.
 */
type Told = Readonly<{ publish: boolean; isWhole: boolean }>

/**
 * Plans a file over all listings, whatever their status. Nothing is published at once where
 * somebody else must look first.
 */
export const planFile = async (
  { database, catalogue, reviewRequired }: AdminContext,
  name: string,
  bytes: Buffer,
  { publish, isWhole }: Told,
): Promise<Planned> => {
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
 * Plans of drafts, as if what is new were published: then a plan says what would not be. The last
 * one is kept for as long as nothing was changed, so that turning its pages does not plan it again
 * each time. One is enough: a plan of a national list is large, and editors look at one at a time.
 */
export const draftPlans = (context: AdminContext): ((draft: ImportDraft) => Promise<Planned>) => {
  let last: Readonly<{ key: string; planned: Planned }> | null = null
  return async ({ id, fileName, bytes, choices }) => {
    const isWhole = parseChoices(choices).isWhole === true
    const key = `${id} ${isWhole} ${await readNewestEntry(context.database)}`
    if (last?.key !== key)
      last = { key, planned: await planFile(context, fileName, bytes, { publish: true, isWhole }) }
    return last.planned
  }
}
