/** A whole number as people write it: 8,783. */
export const number = (count: number): string => {
  const digits = String(count)
  // By hand: a page writes a hundred of them, and asking the locale for each cost more than finding
  // its programs.
  if (count < 1000) return digits
  return `${number(Math.floor(count / 1000))},${digits.slice(-3)}`
}
