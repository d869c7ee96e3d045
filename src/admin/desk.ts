import { countWaiting } from '../store/find-kept.js'
import { todayOf } from '../web/today.js'
import { deskPage } from './desk-page.js'
import { waitingOf } from './listings-page.js'
import { checkedSinceOf } from './today.js'
import type { Answer, Desk } from './visit.js'

/** The first page behind the lock. */
export const desk =
  ({ database, render }: Desk): Answer =>
  async (visit) => {
    const waiting = waitingOf(await countWaiting(database, todayOf(), checkedSinceOf()))
    render(visit, deskPage(visit.session.editor, waiting))
  }
