type NumberRange = Readonly<{ min?: unknown; max?: unknown }>
type SessionTimes = Readonly<{ start?: unknown; end?: unknown }>

/** Whether a range is reversed, such as 12 to 9 hours per week. A missing bound is open. */
export const isReversed = ({ min, max }: NumberRange): boolean =>
  typeof min === 'number' && typeof max === 'number' && min > max

/** Whether a session ends when it starts or before, both `HH:MM`. */
export const endsTooSoon = ({ start, end }: SessionTimes): boolean =>
  typeof start === 'string' && typeof end === 'string' && start >= end

/** Whether a range, or one in a list of sessions, is reversed: what was meant cannot be known. */
export const isTurnedRound = (value: unknown): boolean => {
  if (Array.isArray(value))
    return value.some((one) => typeof one === 'object' && one !== null && endsTooSoon(one))
  return typeof value === 'object' && value !== null && isReversed(value)
}
