/** A whole number as people write it: 8,783. */
export const number = (count: number): string => count.toLocaleString('en-US')
