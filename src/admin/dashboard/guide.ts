import type { AdminContext, AdminHandler } from '../frame/context.js'
import { guidePage } from './guide-page.js'

/** Shows the guide. */
export const showGuide =
  ({ render }: AdminContext): AdminHandler =>
  (request) =>
    render(request, guidePage())
