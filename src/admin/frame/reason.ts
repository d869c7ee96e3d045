import { parsePlainText } from '../../catalog/text/plain-text.js'

/** Characters of a reason: a sentence or two, which history keeps forever. */
export const MAX_REASON_LENGTH = 300

/** The reason in a form; null when it is empty or too long. */
export const parseReason = (form: URLSearchParams): string | null =>
  parsePlainText(form.get('reason') ?? '', MAX_REASON_LENGTH)
