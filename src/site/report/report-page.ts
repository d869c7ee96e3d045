import { LONGEST_REPORT, type ReportTopic, reportTopics } from '../../catalog/editing/correction.js'
import type { Program } from '../../catalog/program/program.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
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
      problems: problems.map(({ field, message }) => ({
        href: `#${field === 'topic' ? reportTopics[0] : field}`,
        message,
      })),
      topics: reportTopics.map((value) => ({
        value,
        text: messages.topics[value],
        chosen: value === topic,
      })),
      topicProblem: problemOf('topic'),
      words,
      wordsProblem: problemOf('words'),
      hint: messages.hint(LONGEST_REPORT),
      most: LONGEST_REPORT,
    },
  }
}
