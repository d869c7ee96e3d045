import {
  LONGEST_ANSWER,
  type ReportOutcome,
  reportOutcomes,
} from '../../catalog/editing/correction.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ReportRecord } from '../../store/reports/corrections.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { linksOf, toSummary } from '../../web/html/summary.js'
import { withContext } from '../listing-form/form-context.js'

const messages = say.adminReports

/**
 * The submitted decision, its validation errors, the success message, and whether another editor
 * decided first.
 */
export type SubmittedDecision = Readonly<{
  outcome: ReportOutcome | null
  answer: string
  others: boolean
  problems: readonly Problem[]
  said: string | null
  lost: boolean
}>
export const nothingTyped: SubmittedDecision = {
  outcome: null,
  answer: '',
  others: false,
  problems: [],
  said: null,
  lost: false,
}

/** One report: its topic, words and listing, and the form that closes it, or its decision. */
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
  typed: SubmittedDecision,
): Page => {
  const problemOf = (field: string) =>
    typed.problems.find((problem) => problem.field === field)?.message ?? null
  const name = listing?.name ?? messages.gone
  return {
    template: 'admin/reports/report',
    title: messages.one.title(name),
    current: adminUrls.reports,
    status: typed.lost ? 409 : typed.problems.length > 0 ? 422 : 200,
    view: {
      say: messages.one,
      title: messages.one.title(name),
      said: typed.lost ? messages.one.already : typed.said,
      summary: toSummary(messages.one.problems, linksOf(typed.problems)),
      who: [
        { label: messages.columns.topic, value: say.report.topics[topic] },
        { label: messages.columns.words, value: words === '' ? messages.noWords : words },
        { label: messages.columns.sent, value: messages.time(sentAt) },
        ...(decided
          ? [
              { label: messages.columns.outcome, value: messages.outcomes[decided.outcome] },
              ...(decided.answer === null
                ? []
                : [{ label: messages.one.answer, value: decided.answer }]),
              { label: messages.columns.by, value: decided.by },
            ]
          : []),
        ...(typed.lost && typed.answer.trim() !== ''
          ? [{ label: messages.one.yours, value: typed.answer }]
          : []),
      ],
      links: [
        ...(listing
          ? [
              {
                href: withContext(adminUrls.listing(listing.id), { check: null, report: id }),
                text: messages.one.listing,
              },
              {
                href: withContext(adminUrls.call(listing.id), { check: null, report: id }),
                text: messages.one.call,
              },
              { href: adminUrls.listingHistory(listing.id), text: messages.one.history },
            ]
          : []),
        { href: adminUrls.reports, text: messages.one.all },
      ],
      form: decided
        ? null
        : {
            action: adminUrls.report(id),
            token,
            fields: [
              toField({
                kind: 'radios',
                name: 'outcome',
                label: messages.one.outcome,
                error: problemOf('mended'),
                options: reportOutcomes.map((value) => ({
                  id: value,
                  value,
                  label: messages.one[value],
                  chosen: value === typed.outcome,
                })),
              }),
              toField({
                name: 'answer',
                label: messages.one.answer,
                value: typed.answer,
                hint: messages.one.answerHint(LONGEST_ANSWER),
                error: problemOf('answer'),
                attributes: { maxlength: LONGEST_ANSWER, autocomplete: 'off' },
              }),
              ...(others === 0
                ? []
                : [
                    toField({
                      kind: 'tick',
                      name: 'others',
                      label: messages.one.others(others),
                      value: typed.others ? '1' : '',
                    }),
                  ]),
            ],
          },
    },
  }
}
