import { z } from 'zod'
import type { Change, FilePlan, Removal } from '../../catalog/editing/import-plan.js'
import { selectChanges } from '../../exchange/plan/with-removals.js'

/** Groups of a plan that can be selected: changes by kind, and removals. */
export type PlanGroup = Change['kind'] | 'removed'
export const kinds: readonly PlanGroup[] = ['new', 'changed', 'absent', 'removed']

/** The selected changes of a kind: all or none, except `but`, by slug. */
export type GroupChoice = Readonly<{ take: boolean; but: readonly string[] }>
/** `isWhole`: an editor confirmed that the edition is complete. */
export type ImportChoices = Readonly<
  Partial<Record<PlanGroup, GroupChoice>> & { isWhole?: boolean }
>

/** More than the rows a file may have. */
const MAX_EXCEPTIONS = 20_000
const choice = z
  .object({ take: z.boolean(), but: z.array(z.string().max(100)).max(MAX_EXCEPTIONS) })
  .optional()
const schema = z.object({
  new: choice,
  changed: choice,
  absent: choice,
  removed: choice,
  isWhole: z.boolean().optional(),
})
/** Default: everything but removals, which must be ticked. */
const defaultChoice = (kind: PlanGroup): GroupChoice => ({ take: kind !== 'removed', but: [] })

/** Parses a draft's stored choices; invalid ones fall back to the default. */
export const parseChoices = (stored: unknown): ImportChoices =>
  (schema.safeParse(stored).data ?? {}) as ImportChoices

/** The stored choice of a kind, else its default. */
export const choiceOf = (choices: ImportChoices, kind: PlanGroup): GroupChoice =>
  choices[kind] ?? defaultChoice(kind)

type IsSelected = (kind: PlanGroup, slug: string) => boolean

/** Whether a change is selected, by kind and slug; the sets are built once. */
export const selectedBy = (choices: ImportChoices): IsSelected => {
  const sets = new Map(
    kinds.map((kind) => [
      kind,
      { take: choiceOf(choices, kind).take, but: new Set(choiceOf(choices, kind).but) },
    ]),
  )
  return (kind, slug) => {
    const { take, but } = sets.get(kind) as { take: boolean; but: Set<string> }
    return take !== but.has(slug)
  }
}

/** The changes of a plan that some choices select. */
export const selectedChanges = (plan: FilePlan, choices: ImportChoices): readonly Change[] => {
  const wanted = selectedBy(choices)
  return selectChanges(plan, {
    change: ({ kind, listing }) => wanted(kind, listing.slug),
    removal: ({ before }: Removal) => wanted('removed', before.slug),
  })
}

/** All slugs of a group. */
export const slugsOf = ({ changes, removals }: FilePlan, kind: PlanGroup): readonly string[] =>
  kind === 'removed'
    ? removals.map(({ before }) => before.slug)
    : changes.filter((one) => one.kind === kind).map(({ listing }) => listing.slug)

/** Selects all changes of a kind, or none. */
export const withGroup = (
  choices: ImportChoices,
  kind: PlanGroup,
  take: boolean,
): ImportChoices => ({
  ...choices,
  [kind]: { take, but: [] },
})

/** Selects the ticked rows of one page; other pages keep their selection. */
export const withRows = (
  choices: ImportChoices,
  kind: PlanGroup,
  rows: readonly string[],
  ticked: ReadonlySet<string>,
): ImportChoices => {
  const { take, but } = choiceOf(choices, kind)
  const onPage = new Set(rows)
  const exceptions = rows.filter((slug) => ticked.has(slug) !== take)
  return {
    ...choices,
    [kind]: { take, but: [...but.filter((slug) => !onPage.has(slug)), ...exceptions] },
  }
}
