import type { FormControl, FormOption } from '../../catalog/editing/form-controls.js'
import { say } from '../../messages/say.js'
import { type Field, toField } from '../../web/html/field.js'

const messages = say.listingForm
/** Inputs of controls: submitted values, and errors by control. */
export type FilledForm = Readonly<{ form: URLSearchParams; wrong: ReadonlyMap<string, string> }>

/** A longer list is collapsed, so that one key skips it. */
const MAX_OPEN_OPTIONS = 12

/** The options, "not stated" first for a single choice, and unknown submitted values last. */
const optionsOf = (part: FormControl, typed: readonly string[]): readonly FormOption[] => {
  const unknown =
    part.control === 'choice'
      ? typed.filter(
          (value) => value !== '' && !part.options.some((option) => option.value === value),
        )
      : []
  return [
    ...(part.control === 'choice' ? [{ value: '', label: messages.notStated }] : []),
    ...part.options,
    ...unknown.map((value) => ({ value, label: value.slice(0, 64) })),
  ]
}

/** Numbers, dates and short choices stand beside each other; long ones have a line of their own. */
const sizeOf = ({ control, mode }: FormControl): 'short' | 'full' | null => {
  if (mode === 'decimal' || mode === 'numeric') return 'short'
  return control === 'text' && mode !== 'url' ? null : control === 'choice' ? null : 'full'
}

/** A control with its submitted value; `own` is what it has beyond its part. */
export const toControl = (
  name: string,
  label: string,
  part: FormControl,
  { form, wrong }: FilledForm,
  own: Partial<Parameters<typeof toField>[0]> = {},
): Field => {
  const typed = form.getAll(name)
  const { control, mode, most } = part
  const isList = control === 'choice' || control === 'choices'
  const options = isList ? optionsOf(part, typed) : []
  const isChosen = ({ value }: FormOption): boolean =>
    control === 'choice' ? (typed[0] ?? '') === value : typed.includes(value)
  const count = options.filter(isChosen).length
  const error = wrong.get(name) ?? null
  const isFolded = control === 'choices' && options.length > MAX_OPEN_OPTIONS
  return toField({
    kind: control,
    name,
    label,
    value: typed[0] ?? '',
    unit: part.unit,
    size: sizeOf(part),
    options: options.map((option) => ({ ...option, chosen: isChosen(option) })),
    folded: isFolded ? messages.chosen(count, options.length) : null,
    open: count > 0 || error !== null,
    error,
    ...own,
    attributes: {
      ...(control === 'text' ? { inputmode: mode, maxlength: most, autocomplete: 'off' } : {}),
      ...(control === 'area' ? { rows: 2, maxlength: most } : {}),
      ...own.attributes,
    },
  })
}
