/**
 * A time as the desk says it: day and minute in UTC, the same for everybody, wherever they sit.
 * `at` is UTC in ISO form.
 */
export const timeOf = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
