/** An integer with thousands separators: 8,783. */
export const number = (count: number): string => {
  const digits = String(count)
  // Not by Intl: a page formats a hundred numbers, and that cost more than the search.
  if (count < 1000) return digits
  return `${number(Math.floor(count / 1000))},${digits.slice(-3)}`
}
