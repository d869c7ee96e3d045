/** One field of a sign-in or account form, as the template prints it. */
export type EntryField = Readonly<{
  id: string
  name: string
  type: 'text' | 'email' | 'password'
  label: string
  hint: string | null
  error: string | null
  value: string
  autocomplete: string
  numeric: boolean
  describedBy: string | null
}>
type EntryFieldOptions = Readonly<
  Pick<EntryField, 'name' | 'type' | 'label' | 'autocomplete'> &
    Partial<Pick<EntryField, 'hint' | 'error' | 'value' | 'numeric'>>
>

/** A field with defaults filled in. Passwords and codes are never echoed, so they have no value. */
export const entryField = ({
  hint = null,
  error = null,
  value = '',
  numeric = false,
  ...own
}: EntryFieldOptions): EntryField => {
  const id = own.name
  const described = [
    ...(hint === null ? [] : [`${id}-hint`]),
    ...(error === null ? [] : [`${id}-error`]),
  ]
  return {
    id,
    hint,
    error,
    value,
    numeric,
    ...own,
    describedBy: described.length === 0 ? null : described.join(' '),
  }
}

/** The error summary above a form: each problem links to its field. */
export type ErrorSummary = Readonly<{
  title: string
  problems: readonly Readonly<{ href: string; text: string }>[]
}>
/** The error summary of some fields; null without errors. */
export const summaryOf = (title: string, fields: readonly EntryField[]): ErrorSummary | null => {
  const problems = fields.flatMap(({ id, error }) =>
    error === null ? [] : [{ href: `#${id}`, text: error }],
  )
  return problems.length === 0 ? null : { title, problems }
}
