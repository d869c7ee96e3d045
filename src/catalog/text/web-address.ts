/** Maximum length: what browsers and servers accept reliably. */
const LONGEST = 2048

/** Null unless http or https to a named host without credentials. Validated again when shown. */
export const parseWebAddress = (text: string): string | null => {
  if (text.length > LONGEST || !URL.canParse(text)) return null
  const url = new URL(text)
  const named = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(url.hostname)
  const plain =
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || url.protocol === 'http:')
  return named && plain && url.href.length <= LONGEST ? url.href : null
}

/** The same as people type it: one without a scheme gets the given one. */
export const parseTypedAddress = (text: string, scheme: 'http' | 'https'): string | null =>
  parseWebAddress(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `${scheme}://${text}`)
