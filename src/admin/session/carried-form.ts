import { parseReturn } from './return-path.js'

/**
 * A form that met the end of its session: where it was sent, and its fields as they will be sent
 * again.
 */
export type Carried = Readonly<{ to: string; fields: string }>

/** Twice what a form of ours may weigh. */
const LONGEST = 128 * 1024
/** Carried inside another form, each sign of it may be written as three. */
export const LONGEST_CARRYING_BODY = 3 * LONGEST + 16 * 1024

/** What proves somebody again inside their session, as a form sends it. */
export const PROOF = { password: 'proofPassword', code: 'proofCode' } as const
/**
 * What each form has anew (the last is for password managers), or what must never stand in a page.
 */
const notCarried: ReadonlySet<string> = new Set(['token', PROOF.password, PROOF.code, 'username'])
/** A form without its token, and without what proves who sent it. */
export const typedOf = (form: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...form].filter(([name]) => !notCarried.has(name)))

/**
 * What is carried of a form that was sent to `address`: everything but its token and proof. Null
 * when it is too much, or nothing.
 */
export const toCarried = (address: string, form: URLSearchParams): Carried | null => {
  const fields = typedOf(form).toString()
  return fields === '' || fields.length > LONGEST ? null : { to: parseReturn(address), fields }
}

/** What a form at the door carries; null when it carries nothing. */
export const readCarried = (form: URLSearchParams): Carried | null => {
  const fields = form.get('carried') ?? ''
  return fields === '' || fields.length > LONGEST
    ? null
    : { to: parseReturn(form.get('to')), fields }
}

/** The fields of what is carried, in their order. */
export const carriedFields = ({ fields }: Carried): readonly (readonly [string, string])[] => [
  ...typedOf(new URLSearchParams(fields)),
]
