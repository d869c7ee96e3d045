import type { FormControl, FormOption } from '../../catalog/editing/form-controls.js'
import { say } from '../../messages/say.js'

const messages = say.listingForm
type ControlOption = Readonly<{ id: string; value: string; label: string; chosen: boolean }>
type ControlKind = FormControl['control'] | 'date'
const kinds: readonly ControlKind[] = ['text', 'area', 'choice', 'choices', 'tick', 'date']
/** A kind, with a flag per kind for the template. */
export const kindOf = (kind: ControlKind): Pick<Control, 'kind' | 'is'> => ({
  kind,
  is: Object.fromEntries(kinds.map((one) => [one, one === kind])) as Control['is'],
})

/**
 * One control as the template prints it: `is` has a flag per kind, `hint` is below its label.
 * `described` are the ids for aria-describedby; `folded` is the summary of a collapsed list, null
 * for others.
 */
export type Control = Readonly<{
  kind: ControlKind
  is: Readonly<Record<ControlKind, boolean>>
  hint: Readonly<{ id: string; text: string }> | null
  id: string
  label: string
  value: string
  mode: string
  most: number
  unit: string | null
  options: readonly ControlOption[]
  folded: string | null
  open: boolean
  error: string | null
  described: string | null
}>
/** Inputs of controls: submitted values, and errors by control. */
export type FilledForm = Readonly<{ form: URLSearchParams; wrong: ReadonlyMap<string, string> }>

/** A longer list is collapsed, so that one key skips it. */
const MAX_OPEN_OPTIONS = 12

/** The options, "not stated" first for a single choice, and unknown submitted values last. */
const optionsOf = (
  name: string,
  part: FormControl,
  typed: readonly string[],
): readonly ControlOption[] => {
  const unknown =
    part.control === 'choice'
      ? typed.filter(
          (value) => value !== '' && !part.options.some((option) => option.value === value),
        )
      : []
  const all: readonly FormOption[] = [
    ...(part.control === 'choice' ? [{ value: '', label: messages.notStated }] : []),
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

/** A control with its submitted value. */
export const toControl = (
  name: string,
  label: string,
  part: FormControl,
  { form, wrong }: FilledForm,
  hint?: string,
): Control => {
  const typed = form.getAll(name)
  const options =
    part.control === 'choice' || part.control === 'choices' ? optionsOf(name, part, typed) : []
  const count = options.filter(({ chosen }) => chosen).length
  const error = wrong.get(name) ?? null
  const folded = part.control === 'choices' && options.length > MAX_OPEN_OPTIONS
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
    folded: folded ? messages.chosen(count, options.length) : null,
    open: count > 0 || error !== null,
    error,
    described: describedBy([
      error === null ? null : `${name}-wrong`,
      part.unit === null ? null : `${name}-unit`,
      hint ?? null,
    ]),
  }
}
