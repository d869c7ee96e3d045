import type { Answer, Desk } from '../frame/context.js'
import { guidePage } from './guide-page.js'

/** How editors work: the same words for all of them. */
export const guide =
  ({ render }: Desk): Answer =>
  (visit) =>
    render(visit, guidePage())
