import type { LinkedText } from '../../catalog/text/phone.js'
import type { Problem } from '../../catalog/text/problem.js'
import type { Field } from './field.js'

/**
 * The error summary above a form, as `partials/form/summary` prints it: each problem leads to its
 * field, where it has one. `focus`: the page is opened at it, with or without scripts.
 */
export type ErrorSummary = Readonly<{ title: string; problems: LinkedText; focus: boolean }>

/** The summary of some problems; null for none. */
export const toSummary = (title: string, problems: LinkedText): ErrorSummary | null =>
  problems.length === 0 ? null : { title, problems, focus: true }

/** The errors of some fields. */
export const summaryOf = (title: string, fields: readonly Field[]): ErrorSummary | null =>
  toSummary(
    title,
    fields.flatMap(({ target, error }) =>
      error === null ? [] : [{ href: `#${target}`, text: error }],
    ),
  )

/** One problem, with the id of the field that it is about; null for none. */
export const problemSummary = (
  title: string,
  problem: string | null,
  target: string | null = null,
): ErrorSummary | null =>
  toSummary(
    title,
    problem === null ? [] : [{ href: target === null ? null : `#${target}`, text: problem }],
  )

/** Problems as links to their fields. */
export const linksOf = (problems: readonly Problem[]): LinkedText =>
  problems.map(({ field, message }) => ({ href: `#${field}`, text: message }))
