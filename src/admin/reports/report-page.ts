import {
  LONGEST_ANSWER,
  type ReportOutcome,
  reportOutcomes,
} from '../../catalog/editing/correction.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ReportRecord } from '../../store/reports/corrections.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { withContext } from '../listing-form/form-context.js'

const t = say.adminReports

/**
 * What was typed about a report so far, what is wrong with that, what has just happened, and
 * whether somebody else was faster.
 */
export type Typed = Readonly<{
  outcome: ReportOutcome | null
  answer: string
  others: boolean
  problems: readonly Problem[]
  said: string | null
  lost: boolean
}>
export const nothingTyped: Typed = {
  outcome: null,
  answer: '',
  others: false,
  problems: [],
  said: null,
  lost: false,
}

/**
 * One report: what was said of which listing, and the form that closes it, or what became of it.
 */
export const reportPage = (
  {
    id,
    listing,
    topic,
    words,
    sentAt,
    decided,
    others,
  }: ReportRecord & Readonly<{ others: number }>,
  token: string,
  typed: Typed,
): Page => {
  const problemOf = (field: string) =>
    typed.problems.find((problem) => problem.field === field)?.message ?? null
  const name = listing?.name ?? t.gone
  return {
    template: 'admin/reports/report',
    title: t.one.title(name),
    current: adminUrls.reports,
    status: typed.lost ? 409 : typed.problems.length > 0 ? 422 : 200,
    view: {
      say: t.one,
      title: t.one.title(name),
      said: typed.lost ? t.one.already : typed.said,
      summary:
        typed.problems.length === 0
          ? null
          : {
              title: t.one.problems,
              problems: typed.problems.map(({ field, message }) => ({
                href: `#${field}`,
                text: message,
              })),
            },
      who: [
        { label: t.columns.topic, value: say.report.topics[topic] },
        { label: t.columns.words, value: words === '' ? t.noWords : words },
        { label: t.columns.sent, value: t.time(sentAt) },
        ...(decided
          ? [
              { label: t.columns.outcome, value: t.outcomes[decided.outcome] },
              ...(decided.answer === null ? [] : [{ label: t.one.answer, value: decided.answer }]),
              { label: t.columns.by, value: decided.by },
            ]
          : []),
        ...(typed.lost && typed.answer.trim() !== ''
          ? [{ label: t.one.yours, value: typed.answer }]
          : []),
      ],
      links: [
        ...(listing
          ? [
              {
                href: withContext(adminUrls.listing(listing.id), { check: null, report: id }),
                text: t.one.listing,
              },
              {
                href: withContext(adminUrls.call(listing.id), { check: null, report: id }),
                text: t.one.call,
              },
              { href: adminUrls.listingHistory(listing.id), text: t.one.history },
            ]
          : []),
        { href: adminUrls.reports, text: t.one.all },
      ],
      form: decided
        ? null
        : {
            action: adminUrls.report(id),
            token,
            outcomes: reportOutcomes.map((value) => ({
              value,
              text: t.one[value],
              chosen: value === typed.outcome,
            })),
            answer: typed.answer,
            hint: t.one.answerHint(LONGEST_ANSWER),
            most: LONGEST_ANSWER,
            outcomeProblem: problemOf('mended'),
            answerProblem: problemOf('answer'),
            others: others === 0 ? null : { text: t.one.others(others), chosen: typed.others },
          },
    },
  }
}
