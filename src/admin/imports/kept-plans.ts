import { LRUCache } from 'lru-cache'
import { readDraftFile } from '../../store/changes/import-drafts.js'
import { readLastLink } from '../../store/history/chain.js'
import { HttpError } from '../../web/http/http-error.js'
import type { AdminContext } from '../frame/context.js'
import { isToldWhole, type PlannableDraft, type PlannedDraft, planDraft } from './draft-plan.js'

/** `state` identifies the history that the plan was made over: the hash of its newest entry. */
export type KeptPlan = PlannedDraft & Readonly<{ state: string }>

/**
 * Limits of the plans in memory: their `changes`, with removals, in all; their number; and `idleMs`
 * without a look, after which one is forgotten.
 */
export type PlanLimits = Readonly<{ changes: number; plans: number; idleMs: number }>
/**
 * A change has 6 kB (measured: 46 MB for the 7,458 of a national list), so all have 60 MB. A larger
 * plan is kept alone; an upload has at most 10,000 rows.
 */
const standard: PlanLimits = { changes: 10_000, plans: 50, idleMs: 10 * 60_000 }

/** The plans of drafts: made once, and shared by looking, choosing and applying. */
export type KeptPlans = Readonly<{
  /**
   * The plan of a draft over the current listings: the one made before, unless the history or the
   * answer whether the edition is complete has changed since. Concurrent requests share one
   * planning. `uploaded` is the file, where it is not stored yet.
   * @throws HttpError 404 when the draft is gone
   */
  planOf: (draft: PlannableDraft, uploaded?: Buffer) => Promise<KeptPlan>
  /** Forgets the plan of a draft that was applied or discarded. */
  drop: (id: string) => void
}>

type Making = Readonly<{ basis: string; plan: Promise<KeptPlan> }>

/**
 * Keeps plans in memory, not in the database: as JSON a national list's has 34 MB, and the event
 * loop would stand still for a third of a second to write it, and again at each step to read it.
 */
export const createKeptPlans = (
  context: Pick<AdminContext, 'database' | 'catalogue' | 'reviewRequired' | 'metrics'>,
  own: Partial<PlanLimits> = {},
): KeptPlans => {
  const { database, metrics } = context
  const limits = { ...standard, ...own }
  const kept = new LRUCache<string, Making>({
    max: limits.plans,
    maxSize: limits.changes,
    ttl: limits.idleMs,
    ttlAutopurge: true,
    updateAgeOnGet: true,
  })
  let made = 0
  metrics.watch(() => [
    { name: 'iop_import_plans_total', value: made },
    { name: 'iop_kept_import_plans', value: kept.size },
    { name: 'iop_kept_import_changes', value: kept.calculatedSize },
  ])
  const make = async (
    draft: PlannableDraft,
    uploaded: Buffer | undefined,
    state: string,
  ): Promise<KeptPlan> => {
    const bytes = uploaded ?? (await readDraftFile(database, draft.id))
    if (!bytes) throw new HttpError(404)
    made += 1
    return { ...(await planDraft(context, draft, bytes)), state }
  }
  /** Keeps a plan with its size once it is known, and no refusal or failure. */
  const settle = (id: string, making: Making, planned: KeptPlan | null): void => {
    if (kept.peek(id) !== making) return
    if (planned === null || 'refused' in planned) kept.delete(id)
    else {
      const { changes, removals } = planned.plan
      const size = Math.max(1, changes.length + removals.length)
      // Another object: the size of one that is set again is not looked at.
      kept.set(id, { ...making }, { size: Math.min(size, limits.changes) })
    }
  }
  const planOf: KeptPlans['planOf'] = async (draft, uploaded) => {
    const { id } = draft
    // Read before the listings are: what is written meanwhile makes the plan stale.
    const { hash: state } = await readLastLink(database.pool)
    const basis = `${state} ${isToldWhole(draft)}`
    const known = kept.get(id)
    if (known?.basis === basis) return known.plan
    const making = { basis, plan: make(draft, uploaded, state) }
    kept.set(id, making, { size: 1 })
    making.plan.then(
      (planned) => settle(id, making, planned),
      () => settle(id, making, null),
    )
    return making.plan
  }
  return { planOf, drop: (id) => void kept.delete(id) }
}
