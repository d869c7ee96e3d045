import { endSession } from '../../store/accounts/sessions.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { clearCookie, cookieOf, SESSION_COOKIE } from '../session/cookies.js'

/**
 * Ends this session, in the browser and the database. The browser caches no page (`no-store`), so
 * there is nothing else to clear.
 */
export const signOut =
  ({ database }: AdminContext): AdminHandler =>
  async ({ req, res }) => {
    const cookie = cookieOf(req, SESSION_COOKIE)
    if (cookie !== null) await endSession(database, cookie)
    clearCookie(res, SESSION_COOKIE)
    res.redirect(303, adminUrls.signIn)
  }
