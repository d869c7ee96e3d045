import { type Field, toField } from '../../web/html/field.js'
import { MAX_REASON_LENGTH } from './reason.js'

/** The reason of a change that is taken back, as history keeps it. */
export const reasonField = (label: string, value: string, isWrong: boolean): Field =>
  toField({
    name: 'reason',
    label,
    value,
    attributes: {
      maxlength: MAX_REASON_LENGTH,
      autocomplete: 'off',
      required: true,
      'aria-invalid': isWrong ? 'true' : null,
    },
  })
