import { type FormField, formFields } from '../../catalog/editing/form-fields.js'
import { rowsOf } from '../../catalog/editing/form-values.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { inStandingOrder, type Listing } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import { sourceKind } from '../../catalog/program/source-kind.js'
import type { Statement } from '../../catalog/program/statements.js'
import { claimsOf, isStruck } from '../../catalog/program/struck-out.js'
import { factText } from '../../catalog/wording/fact-text.js'
import { saidText, struckText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import type { Field } from '../../web/html/field.js'
import { type FilledForm, toControl } from './controls.js'
import { claimId, statementsOf, withdrawal } from './form.js'
import { ownSource } from './source-controls.js'

const messages = say.listingForm
type StatementCheckbox = Readonly<{
  id: string
  name: 'withdraw' | 'strike' | 'restore'
  value: string
  label: string
  chosen: boolean
}>
/**
 * A row of controls. `lid` is the summary of the collapsed controls, null where they are not
 * collapsible. Above them are other sources' statements, struck-out ones, and `ticks`: to withdraw
 * or restore one. `strikes`, collapsed with the controls, strike one out.
 */
export type FormRow = Readonly<{
  label: string | null
  lid: string | null
  open: boolean
  controls: readonly Field[]
  others: readonly string[]
  ticks: readonly StatementCheckbox[]
  strikes: readonly StatementCheckbox[]
}>
const row = (label: string | null, controls: readonly Field[]): FormRow => ({
  label,
  lid: null,
  open: true,
  controls,
  others: [],
  ticks: [],
  strikes: [],
})
/**
 * One question of the form. `plain`: it has a single control of the same label, so it needs no
 * fieldset, and the hint belongs to the control.
 */
export type FormBlock = Readonly<{
  id: string
  label: string
  plain: boolean
  hint: string | null
  rows: readonly FormRow[]
}>
export type FormGroup = Readonly<{
  id: string
  title: string
  lead: string | null
  blocks: readonly FormBlock[]
}>

/** A control that is no fact: the listing's name, or the reason of a change. */
export const ownBlock = (control: Field): FormBlock => ({
  id: `own-${control.id}`,
  label: control.label,
  plain: true,
  hint: null,
  rows: [row(null, [control])],
})
/** Several such controls in one fieldset. */
export const ownGroup = (id: string, label: string, controls: readonly Field[]): FormBlock => ({
  id,
  label,
  plain: false,
  hint: null,
  rows: [row(null, controls)],
})

/** Empty rows to fill in: three sessions describe most weeks, and accreditations are few. */
const EMPTY_ROWS: Partial<Record<FactKey, number>> = { schedule: 3, accreditation: 2 }

const partLabel = (part: string): string => messages.parts[part] ?? part
const rowsFor = (
  { fact, label, shape, hint }: FormField,
  filled: FilledForm,
  plain: boolean,
): readonly FormRow[] => {
  if (shape.kind === 'one') {
    const own = plain ? { hint } : { describedBy: hint === null ? [] : [`fact-${fact}-hint`] }
    return [row(null, [toControl(fact, label, shape.part, filled, own)])]
  }
  const controls = (name: string) =>
    Object.entries(shape.parts).map(([key, part]) =>
      toControl(`${name}.${key}`, partLabel(key), part, filled),
    )
  if (shape.kind === 'parts') return [row(null, controls(fact))]
  const last = rowsOf(fact, filled.form).at(-1) ?? -1
  const shown = Math.min(shape.most, last + 1 + (EMPTY_ROWS[fact] ?? 1))
  return Array.from({ length: shown }, (_, n) => row(messages.row(n + 1), controls(`${fact}.${n}`)))
}

const whoOf = (said: Statement<FactKey>): string => saidText(said as Provenance)

type ClaimWithStatement = Readonly<{
  key: string
  value: Statement<FactKey>['value']
  one: Statement<FactKey>
}>
/** The claims of some statements, deduplicated; each by the first to make it. */
const claimed = (
  fact: FactKey,
  all: readonly Statement<FactKey>[],
): readonly ClaimWithStatement[] =>
  [
    ...new Map(
      all
        .flatMap((one) => claimsOf(fact, one.value).map(({ key, value }) => ({ key, value, one })))
        .toReversed()
        .map((claim) => [claim.key, claim]),
    ).values(),
  ].toReversed()

/**
 * The source of the editors' own statement, below other sources' statements, each of which can be
 * struck out.
 */
const sourceRow = (fact: FactKey, listing: Listing, filled: FilledForm): FormRow => {
  const all = inStandingOrder(statementsOf(listing.statements, fact))
  const others = all.filter((one) => one.source !== 'editor' && !isStruck(one))
  const ticked = (name: StatementCheckbox['name'], value: string): boolean =>
    filled.form.getAll(name).includes(value)
  const tick = (
    name: StatementCheckbox['name'],
    value: string,
    label: string,
    i: number,
  ): StatementCheckbox => ({
    id: `${name}.${fact}.${i}`,
    name,
    value,
    label,
    chosen: ticked(name, value),
  })
  const strikes = claimed(fact, others).map(({ key, value }, i) =>
    tick('strike', claimId(key), messages.strike(factText(fact, value)), i),
  )
  const own = ownSource(fact, filled)
  return {
    label: null,
    ...own,
    lid: strikes.length > 0 ? messages.source.orStrike(own.lid) : own.lid,
    open: own.open || strikes.some(({ chosen }) => chosen),
    others: others.map((said) => messages.said(whoOf(said), factText(fact, said.value))),
    ticks: [
      ...others
        .filter((said) => sourceKind(said) !== 'samhsa')
        .map((said, i) =>
          tick(
            'withdraw',
            withdrawal(fact, said.source),
            messages.withdraw(whoOf(said), factText(fact, said.value)),
            i,
          ),
        ),
      ...claimed(fact, all.filter(isStruck)).map(({ key, value, one }, i) =>
        tick(
          'restore',
          claimId(key),
          messages.restore(
            factText(fact, value),
            one.wrong === undefined ? '' : struckText(one.wrong),
          ),
          i,
        ),
      ),
    ],
    strikes,
  }
}

const toBlock = (field: FormField, listing: Listing, filled: FilledForm): FormBlock => {
  const { fact, label, shape } = field
  const plain = shape.kind === 'one' && shape.part.control !== 'choices'
  return {
    id: `fact-${fact}`,
    label,
    plain,
    hint: plain ? null : field.hint,
    rows: [...rowsFor(field, filled, plain), sourceRow(fact, listing, filled)],
  }
}

/** The form's facts, in groups. */
export const formGroups = (listing: Listing, filled: FilledForm): readonly FormGroup[] =>
  (Object.entries(messages.groups) as [FormField['group'], string][]).map(([group, title]) => ({
    id: `group-${group}`,
    title,
    lead: null,
    blocks: formFields
      .filter((field) => field.group === group)
      .map((field) => toBlock(field, listing, filled)),
  }))
