import { type FactKey, factKeys } from '../program/fact-schemas.js'
import type { Program } from '../program/program.js'
import { factLabel } from './fact-text.js'
import { type Field, type FieldGroup, fields } from './fields.js'

/** Facts that no row of the comparison has, such as a phone number, are ways to reach a program. */
export const countedGroups = ['decide', 'treatment', 'practical', 'standing', 'reach'] as const
export type CountedGroup = FieldGroup | 'reach'

/** Something that programs state or do not; `isFact` is false of the level and the last check. */
export type CountedFact = Readonly<{
  label: string
  group: CountedGroup
  isFact: boolean
  states: (program: Program) => boolean
}>

/** Whether a value is what stands for a fact not stated: null, an empty list, or parts of these. */
const isUnstated = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.values(value).every(isUnstated))

/** The row of a comparison that starts with a fact, else the first that it is in. */
const fieldOf = (key: FactKey): Field | undefined =>
  fields.find(({ facts }) => facts[0] === key) ?? fields.find(({ facts }) => facts.includes(key))

const ofFact = (key: FactKey): CountedFact => {
  const field = fieldOf(key)
  const saysSo = field?.facts[0] === key ? field.states : () => true
  return {
    label: factLabel(key),
    group: field?.group ?? 'reach',
    isFact: true,
    states: (program) => !isUnstated(program[key]) && saysSo(program),
  }
}
const orderOf = (key: FactKey): number => {
  const field = fieldOf(key)
  return field === undefined ? fields.length : fields.indexOf(field)
}

/** Every fact there is, in the order of a comparison, and what its other rows say. */
export const countedFacts: readonly CountedFact[] = [
  ...factKeys.toSorted((a, b) => orderOf(a) - orderOf(b)).map(ofFact),
  ...fields
    .filter(({ facts }) => facts.length === 0)
    .map(({ label, group, states }) => ({ label, group, isFact: false, states })),
]
