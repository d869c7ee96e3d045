import type { Report } from '../generated/client.js'

const DAY_MS = 86_400_000
/** Retention of closed reports, in days. */
const RETENTION = 90
/** Retention of the words of open reports; of the report itself, twice that. */
const OPEN_WORDS_RETENTION = 180
const OPEN_RETENTION = 360

const daysBefore = (days: number, now = new Date()): Date => new Date(now.getTime() - days * DAY_MS)

/** Open, and within retention. Expired reports are hidden even before they are deleted. */
export const isWaiting = () => ({ decidedAt: null, sentAt: { gte: daysBefore(OPEN_RETENTION) } })
/** Closed, and within retention. */
export const isDecided = () => ({ decidedAt: { gte: daysBefore(RETENTION) } })
/** Either. */
export const isRetained = () => ({ OR: [isWaiting(), isDecided()] })
/** Open, and with its words. */
export const isUnread = () => ({
  decidedAt: null,
  sentAt: { gte: daysBefore(OPEN_WORDS_RETENTION) },
})
/** Open, and no longer with its words, at a given time. */
export const isWordless = (now: Date) => ({
  decidedAt: null,
  sentAt: { lt: daysBefore(OPEN_WORDS_RETENTION, now) },
})
/** Beyond retention, at a given time. */
export const isExpired = (now: Date) => ({
  OR: [
    { decidedAt: null, sentAt: { lt: daysBefore(OPEN_RETENTION, now) } },
    { decidedAt: { lt: daysBefore(RETENTION, now) } },
  ],
})
/** Whether a report is open, and its words have expired. */
export const isEnded = ({ decidedAt, sentAt }: Pick<Report, 'decidedAt' | 'sentAt'>): boolean =>
  decidedAt === null && sentAt < daysBefore(OPEN_WORDS_RETENTION)
