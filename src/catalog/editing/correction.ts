import { say } from '../../messages/say.js'
import { parsePlainText } from '../text/plain-text.js'
import type { Problem } from '../text/problem.js'

/** What can be wrong with a listing, as a visitor sees it. Keys are kept with a report. */
export const reportTopics = ['contact', 'closed', 'hours', 'payment', 'other'] as const
export type ReportTopic = (typeof reportTopics)[number]
/** What became of a report: the listing was mended, or it stands as it is. */
export const reportOutcomes = ['mended', 'stands'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** A few sentences. */
export const LONGEST_REPORT = 1000
/** What whoever looked at it says back. */
export const LONGEST_ANSWER = 300

/** As many as a page lists, of those that wait and of those that were looked at. */
export const LISTED_REPORTS = 200

/**
 * What a visitor says is wrong with the listing at `slug`; `words` are their own, empty where the
 * topic says it all.
 */
export type Report = Readonly<{ slug: string; topic: ReportTopic; words: string }>
/**
 * What is known of a report by its receipt. `slug` is its listing's, null when there is none any
 * more; days are `YYYY-MM-DD`. `ended`: nobody looked for so long that its words are deleted.
 */
export type ReportState = Readonly<{
  slug: string | null
  sentOn: string
  ended: boolean
  decided: Readonly<{ outcome: ReportOutcome; on: string; answer: string | null }> | null
}>

/** A form as it was sent: its topic where it is one, and its words as they were typed. */
export const typedReport = (
  form: URLSearchParams,
): Readonly<{ topic: ReportTopic | null; words: string }> => ({
  topic: reportTopics.find((topic) => topic === form.get('topic')) ?? null,
  words: form.get('words') ?? '',
})

/** A form → a report on `slug`, or what is wrong with it. Never throws. */
export const parseReport = (
  slug: string,
  form: URLSearchParams,
): Report | Readonly<{ problems: readonly Problem[] }> => {
  const { topic, words } = typedReport(form)
  const blank = words.trim() === ''
  const plain = blank ? '' : parsePlainText(words, LONGEST_REPORT)
  const problems = [
    ...(topic === null ? [{ field: 'topic', message: say.report.noTopic }] : []),
    ...(plain === null ? [{ field: 'words', message: say.report.badWords(LONGEST_REPORT) }] : []),
    ...(topic === 'other' && blank ? [{ field: 'words', message: say.report.noWords }] : []),
  ]
  return topic === null || plain === null || problems.length > 0
    ? { problems }
    : { slug, topic, words: plain }
}

/**
 * Letters and digits in five groups of five, none of which looks like another. Codes given before
 * 2026-12 have two groups.
 */
export const REPORT_CODE =
  /^[2-9a-hjkmnp-tv-z]{5}(?:-[2-9a-hjkmnp-tv-z]{5})(?:(?:-[2-9a-hjkmnp-tv-z]{5}){3})?$/
