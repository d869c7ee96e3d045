import { toComparable } from './plain-text.js'

const legalForms: ReadonlySet<string> = new Set([
  'co',
  'corp',
  'corporation',
  'inc',
  'incorporated',
  'llc',
  'llp',
  'lp',
  'ltd',
  'pc',
  'pllc',
])

/** An organization's name for comparison: without article and legal form, "&" as "and". */
export const toComparableOrganization = (name: string): string => {
  const words = toComparable(name.replaceAll('&', ' and '))
    .replace(/^the (?=.)/, '')
    .split(' ')
  const last = words.findLastIndex((word) => !legalForms.has(word))
  return words.slice(0, Math.max(last, 0) + 1).join(' ')
}
