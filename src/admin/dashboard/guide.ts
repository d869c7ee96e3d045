import type { AdminContext, AdminHandler } from '../frame/context.js'
import { guidePage } from './guide-page.js'

/** How editors work: the same words for all of them. */
export const showGuide =
  ({ render }: AdminContext): AdminHandler =>
  (request) =>
    render(request, guidePage())
