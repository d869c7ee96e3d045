type Range = Readonly<{ min?: unknown; max?: unknown }>
type Times = Readonly<{ start?: unknown; end?: unknown }>

/** Whether a range ends before it begins, as 12 to 9 hours a week does. A missing bound is open. */
export const isReversed = ({ min, max }: Range): boolean =>
  typeof min === 'number' && typeof max === 'number' && min > max

/** Whether a session ends when it begins or before it, both `HH:MM`. */
export const endsTooSoon = ({ start, end }: Times): boolean =>
  typeof start === 'string' && typeof end === 'string' && start >= end

/**
 * Whether a fact's value, a range or a list of sessions, is turned round. What it was meant to be
 * nobody can tell.
 */
export const isTurnedRound = (value: unknown): boolean => {
  if (Array.isArray(value))
    return value.some((one) => typeof one === 'object' && one !== null && endsTooSoon(one))
  return typeof value === 'object' && value !== null && isReversed(value)
}
