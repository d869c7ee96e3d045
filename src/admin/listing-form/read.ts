import type { Request } from 'express'
import { readForm } from '../../web/http/form.js'
import type { SentForm } from '../frame/context.js'

/**
 * Every fact with its source and a full week's schedule are some 550 fields; quotes come on top.
 */
const MAX_FIELDS = 700
const MAX_BODY_BYTES = 128 * 1024

/** Parses a listing's form, with larger limits. */
export const readListingForm = async (req: Request): Promise<SentForm> => ({
  form: await readForm(req, MAX_BODY_BYTES, MAX_FIELDS),
  file: null,
})
/** The version that a form was opened with (optimistic lock); null where it is missing. */
export const versionOf = (form: URLSearchParams): number | null => {
  const text = form.get('version') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
