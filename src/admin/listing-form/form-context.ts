import { parseDay } from '../../catalog/text/day.js'
import { todayOf } from '../../web/html/today.js'
import type { FactCheck } from './phone-check-facts.js'

/**
 * Context that links carry through a listing and its call sheet: how and when facts are checked,
 * and the report being handled (its id). It is in the address, so no page loses it.
 */
export type FormContext = Readonly<{ check: FactCheck | null; report: string | null }>

const methods = ['phone', 'email', 'page'] as const
const REPORT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Never throws: invalid parameters are ignored. A method without a day means today. */
export const parseContext = (params: URLSearchParams): FormContext => {
  const method = methods.find((one) => one === params.get('method'))
  const report = params.get('report') ?? ''
  return {
    check: method ? { method, checkedOn: parseDay(params.get('on') ?? '') ?? todayOf() } : null,
    report: REPORT_ID.test(report) ? report : null,
  }
}

/** The inverse of `parseContext`. */
export const contextParams = ({ check, report }: FormContext): readonly [string, string][] => [
  ...(check
    ? ([
        ['method', check.method],
        ['on', check.checkedOn],
      ] as [string, string][])
    : []),
  ...(report === null ? [] : ([['report', report]] as [string, string][])),
]

/** An address with the context and further parameters. */
export const withContext = (
  address: string,
  context: FormContext,
  own: readonly (readonly [string, string])[] = [],
): string => {
  const params = new URLSearchParams([...own, ...contextParams(context)] as [string, string][])
  return params.size === 0 ? address : `${address}?${params}`
}

/** The context after a form: dropped if the form changed the source. */
export const contextAfter = (context: FormContext, form: URLSearchParams): FormContext => {
  const { check } = context
  const holds =
    check !== null &&
    form.get('source.method') === check.method &&
    form.get('source.on') === check.checkedOn
  return holds ? context : { ...context, check: null }
}
