import { say } from '../../messages/say.js'
import { parsePlainText } from '../text/plain-text.js'
import type { Problem } from '../text/problem.js'

/** Topics of a visitor's report. Keys are stored with it. */
export const reportTopics = ['contact', 'closed', 'hours', 'payment', 'other'] as const
export type ReportTopic = (typeof reportTopics)[number]
/** Outcomes of a report: the listing was corrected, or it stands as it is. */
export const reportOutcomes = ['mended', 'stands'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** Characters of a report: a few sentences. */
export const LONGEST_REPORT = 1000
/** Characters of an editor's reply. */
export const LONGEST_ANSWER = 300

/** Reports per page, of the open ones and of the closed ones. */
export const LISTED_REPORTS = 200

/** A visitor's report about a listing; `words` may be empty, since the topic can be enough. */
export type Report = Readonly<{ slug: string; topic: ReportTopic; words: string }>
/** `slug` is null once unlisted; `ended`: retention deleted it unread; days are `YYYY-MM-DD`. */
export type ReportState = Readonly<{
  slug: string | null
  sentOn: string
  ended: boolean
  decided: Readonly<{ outcome: ReportOutcome; on: string; answer: string | null }> | null
}>

/** A submitted form: its topic if valid, and its words as typed. */
export const typedReport = (
  form: URLSearchParams,
): Readonly<{ topic: ReportTopic | null; words: string }> => ({
  topic: reportTopics.find((topic) => topic === form.get('topic')) ?? null,
  words: form.get('words') ?? '',
})

/** Parses a form into a report on `slug`, or returns its problems. Never throws. */
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

/** Five groups of five letters and digits without look-alikes; two in codes from before 2026-12. */
export const REPORT_CODE =
  /^[2-9a-hjkmnp-tv-z]{5}(?:-[2-9a-hjkmnp-tv-z]{5})(?:(?:-[2-9a-hjkmnp-tv-z]{5}){3})?$/
