/** The kinds of fields; each has its own markup in `partials/form/field`. */
const kinds = ['text', 'area', 'choice', 'choices', 'radios', 'tick'] as const
export type FieldKind = (typeof kinds)[number]
/** An option of a list; `note` explains it in a smaller type. */
export type FieldOption = Readonly<{
  id: string
  value: string
  label: string
  note: string | null
  chosen: boolean
}>

/**
 * One field of any form, as `partials/form/field` prints it: its label, hint, error and control.
 * `is` has a flag per kind, `attributes` are those of the control, or of the group of options.
 * `folded` is the summary of a collapsed list, null for others. `target` is the id that a link in
 * an error summary leads to.
 */
export type Field = Readonly<{
  kind: FieldKind
  is: Readonly<Record<FieldKind, boolean>>
  classes: string
  id: string
  name: string
  target: string
  label: string
  value: string
  hint: string | null
  error: string | null
  unit: string | null
  attributes: readonly Readonly<{ name: string; value: string; hasValue: boolean }>[]
  options: readonly FieldOption[]
  folded: string | null
  open: boolean
}>

type Attributes = Readonly<Record<string, string | number | boolean | null>>
/**
 * What a field may be given. `size`: shorter than usual, or as wide as its form; `describedBy` are
 * ids of texts elsewhere on the page; `attributes` are further ones of the control, where null and
 * false mean none.
 */
type FieldInput = Pick<Field, 'name' | 'label'> &
  Readonly<{
    kind?: FieldKind
    size?: 'short' | 'full' | null
    describedBy?: readonly string[]
    attributes?: Attributes
    options?: readonly Readonly<Partial<FieldOption> & Pick<FieldOption, 'value' | 'label'>>[]
  }> &
  Partial<Pick<Field, 'id' | 'value' | 'hint' | 'error' | 'unit' | 'folded' | 'open'>>

/** What the control of each kind has; an error is said of a control, and of a group of radios. */
const ownAttributes: Readonly<
  Record<
    FieldKind,
    (field: Readonly<Record<'id' | 'name' | 'label' | 'value', string>>) => Attributes
  >
> = {
  text: ({ id, name, value }) => ({ id, name, type: 'text', value }),
  area: ({ id, name }) => ({ id, name }),
  choice: ({ id, name }) => ({ id, name }),
  choices: ({ id, label }) => ({ id, role: 'group', 'aria-label': label }),
  radios: () => ({ role: 'radiogroup' }),
  tick: ({ id, name, value }) => ({
    id,
    name,
    type: 'checkbox',
    value: '1',
    checked: value === '1',
  }),
}

const listOf = (attributes: Attributes): Field['attributes'] =>
  Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === false
      ? []
      : [{ name, value: String(value), hasValue: value !== true }],
  )

/** A field with defaults filled in, and its texts tied to its control for screen readers. */
export const toField = ({
  kind = 'text',
  name,
  id = name,
  value = '',
  hint = null,
  error = null,
  unit = null,
  size = null,
  describedBy = [],
  attributes = {},
  options = [],
  folded = null,
  open = false,
  label,
}: FieldInput): Field => {
  const described = [
    ...(hint === null ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
    ...(unit === null ? [] : [`${id}-unit`]),
    ...describedBy,
  ]
  const listed = options.map((option) => ({
    id: `${name}.${option.value}`,
    note: null,
    chosen: false,
    ...option,
  }))
  return {
    kind,
    is: Object.fromEntries(kinds.map((one) => [one, one === kind])) as Field['is'],
    classes: ['field', `is-${kind}`, ...(size === null ? [] : [size])].join(' '),
    id,
    name,
    target: kind === 'radios' || kind === 'choices' ? (listed[0]?.id ?? id) : id,
    label,
    value,
    hint,
    error,
    unit,
    attributes: listOf({
      ...ownAttributes[kind]({ id, name, label, value }),
      'aria-describedby': described.length === 0 ? null : described.join(' '),
      'aria-invalid': kind !== 'choices' && error !== null ? 'true' : null,
      ...attributes,
    }),
    options: listed,
    folded,
    open,
  }
}

/** A list to choose one from; `chosen` is the value of the chosen one, the first where none is. */
export const toChoice = (
  name: string,
  label: string,
  options: readonly Readonly<{ value: string; label: string }>[],
  chosen: string | null = null,
): Field =>
  toField({
    kind: 'choice',
    name,
    label,
    options: options.map((option) => ({ ...option, chosen: option.value === chosen })),
  })
