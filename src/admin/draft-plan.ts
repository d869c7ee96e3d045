import { createHash } from 'node:crypto'
import type { ImportPlan } from '../catalog/import-plan.js'
import type { Problem } from '../catalog/problem.js'
import { planImport } from '../exchange/plan-import.js'
import type { Draft } from '../store/drafts.js'
import { newestEntry } from '../store/history.js'
import { readListings } from '../store/listings.js'
import type { Desk } from './visit.js'

/** What a file would do to the catalogue as it is now. `mark` names the plan: another catalogue that gives the same plan gives the same mark. */
export type Planned = Readonly<{ plan: ImportPlan; mark: string } | { refused: readonly Problem[] }>

const toMark = ({ changes }: ImportPlan): string => {
  const hash = createHash('sha256')
  for (const { kind, listing, before } of changes) hash.update(JSON.stringify([kind, listing.slug, before]))
  return hash.digest('base64url').slice(0, 22)
}

/** Plans a file over all listings, whatever their status. */
export const planFile = async ({ database, house }: Desk, name: string, bytes: Buffer, publish: boolean): Promise<Planned> => {
  const planned = await planImport({ name, bytes, format: 'auto' }, await readListings(database), { publish, pointOf: house.pointOf })
  return 'refused' in planned ? planned : { plan: planned.plan, mark: toMark(planned.plan) }
}

/**
 * Plans of drafts. The last one is kept for as long as nothing was changed, so that turning its pages does not plan it again each time. One
 * is enough: a plan of a national list is large, and editors look at one at a time.
 */
export const draftPlans = (desk: Desk): ((draft: Draft) => Promise<Planned>) => {
  let last: Readonly<{ key: string; planned: Planned }> | null = null
  return async ({ id, fileName, bytes }) => {
    const key = `${id} ${await newestEntry(desk.database)}`
    if (last?.key !== key) last = { key, planned: await planFile(desk, fileName, bytes, false) }
    return last.planned
  }
}
