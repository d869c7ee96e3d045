/** Longest address kept: what browsers and servers accept without trouble. */
const LONGEST = 2048

/**
 * A provider's web address, made canonical: http or https, no user name, a dotted host that is not
 * a number; null for anything else. Checked when it enters and again when it is shown.
 */
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
