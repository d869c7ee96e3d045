import { latestDay } from '../../catalog/text/day.js'
import { todayOf } from '../../web/html/today.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import type { FormRules } from './form.js'

/**
 * What a listing's form is read by: where ZIPs are, which day it is here and at most anywhere, and
 * who sends it.
 */
export const rulesOf = ({ catalogue }: AdminContext, { session }: AdminRequest): FormRules => ({
  pointOf: catalogue.pointOf,
  today: latestDay(),
  struckOn: todayOf(),
  by: session.editor.email,
})
