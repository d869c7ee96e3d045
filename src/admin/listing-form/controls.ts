import type { FormControl, FormOption } from '../../catalog/editing/form-controls.js'
import { say } from '../../messages/say.js'

const t = say.listingForm
type Choice = Readonly<{ id: string; value: string; label: string; chosen: boolean }>
type Kind = FormControl['control'] | 'date'
const kinds: readonly Kind[] = ['text', 'area', 'choice', 'choices', 'tick', 'date']
/** A kind and, for a template, what it is and is not. */
export const kindOf = (kind: Kind): Pick<Control, 'kind' | 'is'> => ({
  kind,
  is: Object.fromEntries(kinds.map((one) => [one, one === kind])) as Control['is'],
})

/**
 * One control as a template prints it: `is` says of each kind whether it is that, `hint` stands
 * below its label. `described` are the ids of what explains it; `folded` are the words on the lid
 * of a list that is too long to stand open, null for any other.
 */
export type Control = Readonly<{
  kind: Kind
  is: Readonly<Record<Kind, boolean>>
  hint: Readonly<{ id: string; text: string }> | null
  id: string
  label: string
  value: string
  mode: string
  most: number
  unit: string | null
  options: readonly Choice[]
  folded: string | null
  open: boolean
  error: string | null
  described: string | null
}>
/** What controls are made from: what was typed, and what is wrong with it, by control. */
export type Filled = Readonly<{ form: URLSearchParams; wrong: ReadonlyMap<string, string> }>

/** More than these are folded away, so that one key passes them. */
const MOST_OPEN = 12

/**
 * The options, with "not stated" first for a choice, and whatever else was typed kept as a last
 * one.
 */
const optionsOf = (
  name: string,
  part: FormControl,
  typed: readonly string[],
): readonly Choice[] => {
  const unknown =
    part.control === 'choice'
      ? typed.filter(
          (value) => value !== '' && !part.options.some((option) => option.value === value),
        )
      : []
  const all: readonly FormOption[] = [
    ...(part.control === 'choice' ? [{ value: '', label: t.notStated }] : []),
    ...part.options,
    ...unknown.map((value) => ({ value, label: value.slice(0, 64) })),
  ]
  return all.map(({ value, label }) => ({
    id: `${name}.${value}`,
    value,
    label,
    chosen: part.control === 'choice' ? (typed[0] ?? '') === value : typed.includes(value),
  }))
}

const describedBy = (ids: readonly (string | null)[]): string | null => {
  const known = ids.filter((id) => id !== null)
  return known.length === 0 ? null : known.join(' ')
}

/** A control of the form with what was typed into it. */
export const toControl = (
  name: string,
  label: string,
  part: FormControl,
  { form, wrong }: Filled,
  hint?: string,
): Control => {
  const typed = form.getAll(name)
  const options =
    part.control === 'choice' || part.control === 'choices' ? optionsOf(name, part, typed) : []
  const count = options.filter(({ chosen }) => chosen).length
  const error = wrong.get(name) ?? null
  const folded = part.control === 'choices' && options.length > MOST_OPEN
  return {
    ...kindOf(part.control),
    hint: null,
    id: name,
    label,
    value: part.control === 'tick' ? (typed[0] === '1' ? '1' : '') : (typed[0] ?? ''),
    mode: part.mode,
    most: part.most,
    unit: part.unit,
    options,
    folded: folded ? t.chosen(count, options.length) : null,
    open: count > 0 || error !== null,
    error,
    described: describedBy([
      error === null ? null : `${name}-wrong`,
      part.unit === null ? null : `${name}-unit`,
      hint ?? null,
    ]),
  }
}
