import { parsePlainText } from '../../catalog/text/plain-text.js'

/** Characters of a reason: a sentence or two, which history keeps for ever. */
export const LONGEST_REASON = 300

/**
 * Why somebody does something, as a form sends it; null when they do not say, or at too great
 * length.
 */
export const parseReason = (form: URLSearchParams): string | null =>
  parsePlainText(form.get('reason') ?? '', LONGEST_REASON)
