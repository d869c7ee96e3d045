import { latestDay } from '../../catalog/text/day.js'
import { todayOf } from '../../web/html/today.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'
import type { FormRules } from './form.js'

/**
 * The rules for parsing a listing's form: coordinates by ZIP, the current day here and the latest
 * anywhere, and the editor.
 */
export const rulesOf = ({ catalogue }: AdminContext, { session }: AdminRequest): FormRules => ({
  pointOf: catalogue.pointOf,
  today: latestDay(),
  struckOn: todayOf(),
  by: session.editor.email,
})
