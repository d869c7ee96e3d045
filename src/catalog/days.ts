const DAY_MS = 86_400_000

/** Whole days from one day to another, both `YYYY-MM-DD`; below zero when the other is the earlier one. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
