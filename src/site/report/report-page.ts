import { LONGEST_REPORT, type ReportTopic, reportTopics } from '../../catalog/editing/correction.js'
import type { Program } from '../../catalog/program/program.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { summaryOf } from '../../web/html/summary.js'
import { urls } from '../../web/html/urls.js'

const messages = say.report

/** The submitted values, their validation errors, and why the report was refused. */
export type SubmittedReport = Readonly<{
  topic: ReportTopic | null
  words: string
  problems: readonly Problem[]
  refused: string | null
  status: number
}>
export const nothingTyped: SubmittedReport = {
  topic: null,
  words: '',
  problems: [],
  refused: null,
  status: 200,
}

/** The report form, filled with the submitted values. */
export const reportPage = (
  { name, slug }: Program,
  { topic, words, problems, refused, status }: SubmittedReport,
): Page => {
  const problemOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.message ?? null
  const fields = [
    toField({
      kind: 'radios',
      name: 'topic',
      label: messages.topic,
      error: problemOf('topic'),
      options: reportTopics.map((value) => ({
        id: value,
        value,
        label: messages.topics[value],
        chosen: value === topic,
      })),
      attributes: { 'aria-required': 'true' },
    }),
    toField({
      kind: 'area',
      name: 'words',
      label: messages.words,
      value: words,
      hint: messages.hint(LONGEST_REPORT),
      error: problemOf('words'),
      attributes: { rows: 5, autocomplete: 'off', maxlength: LONGEST_REPORT },
    }),
  ]
  return {
    template: 'site/report/report',
    title: messages.tabTitle(name),
    status,
    view: {
      say: messages,
      title: messages.title(name),
      action: urls.report(slug),
      back: urls.program(slug),
      refused,
      summary: summaryOf(messages.problems, fields),
      fields,
    },
  }
}
