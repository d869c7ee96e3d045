import { endSession } from '../store/sessions.js'
import { adminUrls } from '../web/admin-urls.js'
import { clearCookie, cookieOf, SESSION_COOKIE } from './cookies.js'
import type { Answer, Desk } from './visit.js'

/** Ends this session, here and in the database. No page is kept by the browser (`no-store`), so there is nothing else to clear. */
export const signOut =
  ({ database }: Desk): Answer =>
  async ({ req, res }) => {
    const cookie = cookieOf(req, SESSION_COOKIE)
    if (cookie !== null) await endSession(database, cookie)
    clearCookie(res, SESSION_COOKIE)
    res.redirect(303, adminUrls.signIn)
  }
