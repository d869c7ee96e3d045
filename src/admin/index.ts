import { type RequestHandler, Router } from 'express'
import { adminUrls } from '../web/html/admin-urls.js'
import { privately, serveEntries, whenAway, whenSettled } from './access/before-sign-in.js'
import { showJoin, useJoinLink } from './access/join.js'
import { serveLocked } from './access/require-session.js'
import { showSignIn, signIn } from './access/sign-in.js'
import { signOut } from './access/sign-out.js'
import { endSession, renewRecoveryCodes, saveNewPassword, showAccount } from './accounts/account.js'
import { replaceAuthenticator, showAuthenticator } from './accounts/authenticator.js'
import { changeEditor, showEditor } from './accounts/editor.js'
import { inviteEditor, showEditors } from './accounts/editors.js'
import { confirmFacts, showPhoneCheck } from './calls/phone-check.js'
import { showDashboard } from './dashboard/dashboard.js'
import { showGuide } from './dashboard/guide.js'
import type { AdminContext, AdminRoute, EntryRoute } from './frame/context.js'
import { historyRoutes } from './history/routes.js'
import { importRoutes } from './imports/routes.js'
import { listingRoutes } from './listings/routes.js'
import { closeReport, closeReports, showReport, showReports } from './reports/reports.js'

/** Routes without a session: sign-in and the one-time link. */
export const entryRoutes = (the: AdminContext): readonly EntryRoute[] => [
  { path: adminUrls.signIn, get: showSignIn(the), post: signIn(the) },
  { path: adminUrls.join(':token'), get: showJoin(the), post: useJoinLink(the) },
]

/** Routes that need a session. */
export const adminRoutes = (the: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.dashboard, get: showDashboard(the) },
  { path: adminUrls.guide, get: showGuide(the) },
  ...listingRoutes(the),
  { path: adminUrls.call(':id'), get: showPhoneCheck(the), post: confirmFacts(the) },
  { path: adminUrls.signOut, post: signOut(the), secret: true },
  { path: adminUrls.account, get: showAccount(the) },
  { path: adminUrls.password, post: saveNewPassword(the), secret: true },
  { path: adminUrls.recoveryCodes, post: renewRecoveryCodes(the), secret: true },
  {
    path: adminUrls.authenticator,
    get: showAuthenticator(the),
    post: replaceAuthenticator(the),
    secret: true,
  },
  { path: adminUrls.endSession, post: endSession(the) },
  {
    path: adminUrls.editors,
    roles: ['owner'],
    get: showEditors(the),
    post: inviteEditor(the),
    stepUp: true,
  },
  {
    path: adminUrls.editor(':id'),
    roles: ['owner'],
    get: showEditor(the),
    post: changeEditor(the),
    stepUp: true,
  },
  ...importRoutes(the),
  ...historyRoutes(the),
  { path: adminUrls.reports, get: showReports(the), post: closeReports(the) },
  { path: adminUrls.report(':id'), get: showReport(the), post: closeReport(the) },
]

/** The admin as middleware. */
export const admin = (the: AdminContext): RequestHandler => {
  const room = Router()
  room.use('/admin', privately)
  room.use('/admin', whenSettled(the))
  room.use(serveEntries(the, entryRoutes(the)))
  room.use(serveLocked(the, adminRoutes(the)))
  room.use(whenAway)
  return room
}
