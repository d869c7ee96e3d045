import { z } from 'zod'
import type { Change, FilePlan, Removal } from '../../catalog/editing/import-plan.js'
import { chosenOf } from '../../exchange/plan/with-removals.js'

/**
 * The groups of a plan that somebody can choose from: changes by their kind, and what would be
 * taken away.
 */
export type Kind = Change['kind'] | 'removed'
export const kinds: readonly Kind[] = ['new', 'changed', 'absent', 'removed']

/** Which changes of a kind are wanted: all of them or none, `but` these, by slug. */
export type Choice = Readonly<{ take: boolean; but: readonly string[] }>
/** `isWhole`: somebody said that the file is a whole edition. */
export type Choices = Readonly<Partial<Record<Kind, Choice>> & { isWhole?: boolean }>

/** More than a file may have lines. */
const MOST = 20_000
const choice = z
  .object({ take: z.boolean(), but: z.array(z.string().max(100)).max(MOST) })
  .optional()
const schema = z.object({
  new: choice,
  changed: choice,
  absent: choice,
  removed: choice,
  isWhole: z.boolean().optional(),
})
/** Nothing is taken away that nobody ticked. */
const unless = (kind: Kind): Choice => ({ take: kind !== 'removed', but: [] })

/**
 * What a draft keeps of it; whatever cannot be read is no choice, and then everything is wanted
 * that takes nothing away.
 */
export const parseChoices = (stored: unknown): Choices =>
  (schema.safeParse(stored).data ?? {}) as Choices

export const choiceOf = (choices: Choices, kind: Kind): Choice => choices[kind] ?? unless(kind)

type Wanted = (kind: Kind, slug: string) => boolean

/** Whether a change of some kind of a listing is wanted, for each in turn: a set is made once. */
export const wantedBy = (choices: Choices): Wanted => {
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

/** What is to be done of a plan by some choices. */
export const chosenBy = (plan: FilePlan, choices: Choices): readonly Change[] => {
  const wanted = wantedBy(choices)
  return chosenOf(plan, {
    change: ({ kind, listing }) => wanted(kind, listing.slug),
    removal: ({ before }: Removal) => wanted('removed', before.slug),
  })
}

/** Every slug of a group. */
export const slugsOf = ({ changes, removals }: FilePlan, kind: Kind): readonly string[] =>
  kind === 'removed'
    ? removals.map(({ before }) => before.slug)
    : changes.filter((one) => one.kind === kind).map(({ listing }) => listing.slug)

/** All changes of a kind, or none. */
export const withGroup = (choices: Choices, kind: Kind, take: boolean): Choices => ({
  ...choices,
  [kind]: { take, but: [] },
})

/**
 * The rows of one page, of which those in `ticked` are wanted; what is on other pages stays as it
 * was chosen.
 */
export const withRows = (
  choices: Choices,
  kind: Kind,
  rows: readonly string[],
  ticked: ReadonlySet<string>,
): Choices => {
  const { take, but } = choiceOf(choices, kind)
  const onPage = new Set(rows)
  const odd = rows.filter((slug) => ticked.has(slug) !== take)
  return { ...choices, [kind]: { take, but: [...but.filter((slug) => !onPage.has(slug)), ...odd] } }
}
