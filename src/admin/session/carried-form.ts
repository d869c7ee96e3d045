import { parseReturn } from './return-path.js'

/** A form that was posted after its session ended: its target, and its URL-encoded fields. */
export type CarriedForm = Readonly<{ to: string; fields: string }>

/** Twice the maximum size of a form. */
const MAX_FORM_BYTES = 128 * 1024
/** Embedded in another form, each character may be escaped to three. */
export const MAX_CARRYING_BODY_BYTES = 3 * MAX_FORM_BYTES + 16 * 1024

/** Field names of re-authentication inside a session. */
export const REAUTHENTICATION_FIELDS = { password: 'proofPassword', code: 'proofCode' } as const
/**
 * Fields that each form has anew (the last is for password managers), or that must never be echoed.
 */
const notCarried: ReadonlySet<string> = new Set([
  'token',
  REAUTHENTICATION_FIELDS.password,
  REAUTHENTICATION_FIELDS.code,
  'username',
])
/** A form without its CSRF token and re-authentication fields. */
export const withoutTokens = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...form].filter(([name]) => !notCarried.has(name)))

/** The form to carry, posted to `address`. Null when it is empty or too large. */
export const toCarried = (address: string, form: URLSearchParams): CarriedForm | null => {
  const fields = withoutTokens(form).toString()
  return fields === '' || fields.length > MAX_FORM_BYTES
    ? null
    : { to: parseReturn(address), fields }
}

/** The form carried by the sign-in page; null for none. */
export const readCarried = (form: URLSearchParams): CarriedForm | null => {
  const fields = form.get('carried') ?? ''
  return fields === '' || fields.length > MAX_FORM_BYTES
    ? null
    : { to: parseReturn(form.get('to')), fields }
}

/** The fields of a carried form, in order. */
export const carriedFields = ({ fields }: CarriedForm): readonly (readonly [string, string])[] => [
  ...withoutTokens(new URLSearchParams(fields)),
]
