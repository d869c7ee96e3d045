import { type Field, toField } from '../../web/html/field.js'

/**
 * A field of a sign-in or account form, typed exactly. Passwords and codes are never echoed, so
 * they have no value.
 */
export const entryField = ({
  type,
  autocomplete,
  numeric = false,
  ...own
}: Pick<Field, 'name' | 'label'> &
  Partial<Pick<Field, 'hint' | 'error' | 'value'>> &
  Readonly<{
    type: 'text' | 'email' | 'password'
    autocomplete: string
    numeric?: boolean
    describedBy?: readonly string[]
  }>): Field =>
  toField({
    ...own,
    attributes: {
      type,
      autocomplete,
      autocapitalize: 'none',
      spellcheck: 'false',
      inputmode: numeric ? 'numeric' : null,
    },
  })
