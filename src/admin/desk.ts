import { deskPage } from './desk-page.js'
import type { Answer, Desk } from './visit.js'

/** The first page behind the lock. */
export const desk =
  ({ render }: Desk): Answer =>
  (visit) =>
    render(visit, deskPage(visit.session.editor.name, visit.session.editor.role))
