import { z } from 'zod'
import type { Change } from '../catalog/import-plan.js'

export type Kind = Change['kind']
export const kinds: readonly Kind[] = ['new', 'changed', 'absent']

/** Which changes of a kind are wanted: all of them or none, `but` these, by slug. */
export type Choice = Readonly<{ take: boolean; but: readonly string[] }>
export type Choices = Readonly<Partial<Record<Kind, Choice>>>

/** More than a file may have lines. */
const MOST = 20_000
const schema = z.partialRecord(z.enum(['new', 'changed', 'absent']), z.object({ take: z.boolean(), but: z.array(z.string().max(100)).max(MOST) }))
const everything: Choice = { take: true, but: [] }

/** What a draft keeps of it; whatever cannot be read is no choice, and then everything is wanted. */
export const parseChoices = (stored: unknown): Choices => (schema.safeParse(stored).data ?? {}) as Choices

export const choiceOf = (choices: Choices, kind: Kind): Choice => choices[kind] ?? everything

/** Whether a change is wanted, for each in turn: a set is made once. */
export const wantedBy = (choices: Choices): ((change: Change) => boolean) => {
  const sets = new Map(kinds.map((kind) => [kind, { take: choiceOf(choices, kind).take, but: new Set(choiceOf(choices, kind).but) }]))
  return ({ kind, listing: { slug } }) => {
    const { take, but } = sets.get(kind) as { take: boolean; but: Set<string> }
    return take !== but.has(slug)
  }
}

/** All changes of a kind, or none. */
export const withGroup = (choices: Choices, kind: Kind, take: boolean): Choices => ({ ...choices, [kind]: { take, but: [] } })

/** The rows of one page, of which those in `ticked` are wanted; what is on other pages stays as it was chosen. */
export const withRows = (choices: Choices, kind: Kind, rows: readonly string[], ticked: ReadonlySet<string>): Choices => {
  const { take, but } = choiceOf(choices, kind)
  const onPage = new Set(rows)
  const odd = rows.filter((slug) => ticked.has(slug) !== take)
  return { ...choices, [kind]: { take, but: [...but.filter((slug) => !onPage.has(slug)), ...odd] } }
}
