import type { AdminContext, AdminHandler } from '../frame/context.js'
import { guidePage } from './guide-page.js'

/** How editors work: the same words for all of them. */
export const guide =
  ({ render }: AdminContext): AdminHandler =>
  (visit) =>
    render(visit, guidePage())
