import { parseDay } from '../../catalog/text/day.js'
import { todayOf } from '../../web/html/today.js'
import type { Check } from './phone-check-facts.js'

/**
 * What whoever opens a listing or its call sheet knows already: how and when they check, where that
 * was said, and whose report they look into (its id). It stands in the address, so that nothing on
 * the way forgets it.
 */
export type FormContext = Readonly<{ check: Check | null; report: string | null }>

const methods = ['phone', 'email', 'page'] as const
const REPORT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Never fails: what it cannot use is not known. A way without its day was today. */
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

/** An address with what is known on the way, and whatever else is to stand in it. */
export const withContext = (
  address: string,
  context: FormContext,
  own: readonly (readonly [string, string])[] = [],
): string => {
  const params = new URLSearchParams([...own, ...contextParams(context)] as [string, string][])
  return params.size === 0 ? address : `${address}?${params}`
}

/**
 * The context that still holds once a form was sent: whoever says another source in it is not by
 * phone any more.
 */
export const contextAfter = (context: FormContext, form: URLSearchParams): FormContext => {
  const { check } = context
  const holds =
    check !== null &&
    form.get('source.method') === check.method &&
    form.get('source.on') === check.checkedOn
  return holds ? context : { ...context, check: null }
}
