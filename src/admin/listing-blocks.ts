import { factText } from '../catalog/fact-text.js'
import type { Statement } from '../catalog/facts.js'
import { rowsOf } from '../catalog/form-fact.js'
import { type FormField, formFields } from '../catalog/form-fields.js'
import { type Listing, toStanding } from '../catalog/listing.js'
import type { FactKey, Said } from '../catalog/program.js'
import { saidText } from '../catalog/said-text.js'
import { sourceKind } from '../catalog/source.js'
import { say } from '../messages/say.js'
import { type Control, type Filled, toControl } from './listing-controls.js'
import { statementsOf, withdrawal } from './listing-form.js'
import { ownSource } from './listing-source.js'

const t = say.listingForm
type Withdrawal = Readonly<{ id: string; value: string; label: string; chosen: boolean }>
/**
 * A line of controls. `lid` are the words on what folds it away, null where it stands open. Before it stands what others say of the fact,
 * and `withdraw` is what of that can be taken out.
 */
export type Row = Readonly<{
  label: string | null
  lid: string | null
  open: boolean
  controls: readonly Control[]
  others: readonly string[]
  withdraw: readonly Withdrawal[]
}>
const row = (label: string | null, controls: readonly Control[]): Row => ({ label, lid: null, open: true, controls, others: [], withdraw: [] })
type Hint = Control['hint']
/** One thing that is asked for. `plain`: its only control is called what it is called, so no group is needed around it, and the hint is the control's. */
export type Block = Readonly<{ id: string; label: string; plain: boolean; hint: Hint; rows: readonly Row[] }>
export type Group = Readonly<{ id: string; title: string; lead: string | null; blocks: readonly Block[] }>

/** A control that is no fact: what the listing is called, or why it is changed. */
export const ownBlock = (control: Control, hint: string | null): Block => ({
  id: `own-${control.id}`,
  label: control.label,
  plain: true,
  hint: null,
  rows: [row(null, [{ ...control, hint: hint === null ? null : { id: `${control.id}-hint`, text: hint } }])],
})
/** Several such controls under one heading. */
export const ownGroup = (id: string, label: string, controls: readonly Control[]): Block => ({
  id,
  label,
  plain: false,
  hint: null,
  rows: [row(null, controls)],
})

/** Empty lines to write into: three sessions are most weeks, and accreditations come in ones. */
const EMPTY_ROWS: Partial<Record<FactKey, number>> = { schedule: 3, accreditation: 2 }

const partLabel = (part: string): string => t.parts[part] ?? part
const rowsFor = ({ fact, label, shape }: FormField, filled: Filled, hint: Hint, plain: boolean): readonly Row[] => {
  if (shape.kind === 'one') return [row(null, [{ ...toControl(fact, label, shape.part, filled, hint?.id), hint: plain ? hint : null }])]
  const controls = (name: string) => Object.entries(shape.parts).map(([key, part]) => toControl(`${name}.${key}`, partLabel(key), part, filled))
  if (shape.kind === 'parts') return [row(null, controls(fact))]
  const last = rowsOf(fact, filled.form).at(-1) ?? -1
  const shown = Math.min(shape.most, last + 1 + (EMPTY_ROWS[fact] ?? 1))
  return Array.from({ length: shown }, (_, n) => row(t.row(n + 1), controls(`${fact}.${n}`)))
}

const whoOf = (said: Statement<FactKey>): string => saidText(said as Said)

/** Where the editors' own statement comes from, under what others say. */
const sourceRow = (fact: FactKey, listing: Listing, filled: Filled): Row => {
  const others = toStanding(statementsOf(listing.statements, fact)).filter(({ source }) => source !== 'editor')
  const withdrawn = filled.form.getAll('withdraw')
  return {
    label: null,
    ...ownSource(fact, filled),
    others: others.map((said) => t.said(whoOf(said), factText(fact, said.value))),
    withdraw: others
      .filter((said) => sourceKind(said) !== 'samhsa')
      .map((said, i) => ({
        id: `withdraw.${fact}.${i}`,
        value: withdrawal(fact, said.source),
        label: t.withdraw(whoOf(said), factText(fact, said.value)),
        chosen: withdrawn.includes(withdrawal(fact, said.source)),
      })),
  }
}

const toBlock = (field: FormField, listing: Listing, filled: Filled): Block => {
  const { fact, label, shape } = field
  const plain = shape.kind === 'one' && shape.part.control !== 'choices'
  const hint = field.hint === null ? null : { id: `${fact}-hint`, text: field.hint }
  return {
    id: `fact-${fact}`,
    label,
    plain,
    hint: plain ? null : hint,
    rows: [...rowsFor(field, filled, hint, plain), sourceRow(fact, listing, filled)],
  }
}

/** The facts of a listing as the form asks for them, in groups. */
export const formGroups = (listing: Listing, filled: Filled): readonly Group[] =>
  (Object.entries(t.groups) as [FormField['group'], string][]).map(([group, title]) => ({
    id: `group-${group}`,
    title,
    lead: null,
    blocks: formFields.filter((field) => field.group === group).map((field) => toBlock(field, listing, filled)),
  }))
