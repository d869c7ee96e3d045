import { type RequestHandler, Router } from 'express'
import { adminUrls } from '../web/html/admin-urls.js'
import {
  answerUnavailable,
  requireDatabase,
  serveEntries,
  setPrivateHeaders,
} from './access/before-sign-in.js'
import { showJoin, useJoinLink } from './access/join.js'
import { serveAdminRoutes } from './access/require-session.js'
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
export const entryRoutes = (context: AdminContext): readonly EntryRoute[] => [
  { path: adminUrls.signIn, get: showSignIn(context), post: signIn(context) },
  { path: adminUrls.join(':token'), get: showJoin(context), post: useJoinLink(context) },
]

/** Routes that need a session. */
export const adminRoutes = (context: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.dashboard, get: showDashboard(context) },
  { path: adminUrls.guide, get: showGuide(context) },
  ...listingRoutes(context),
  { path: adminUrls.call(':id'), get: showPhoneCheck(context), post: confirmFacts(context) },
  { path: adminUrls.signOut, post: signOut(context), secret: true },
  { path: adminUrls.account, get: showAccount(context) },
  { path: adminUrls.password, post: saveNewPassword(context), secret: true },
  { path: adminUrls.recoveryCodes, post: renewRecoveryCodes(context), secret: true },
  {
    path: adminUrls.authenticator,
    get: showAuthenticator(context),
    post: replaceAuthenticator(context),
    secret: true,
  },
  { path: adminUrls.endSession, post: endSession(context) },
  {
    path: adminUrls.editors,
    roles: ['owner'],
    get: showEditors(context),
    post: inviteEditor(context),
    stepUp: true,
  },
  {
    path: adminUrls.editor(':id'),
    roles: ['owner'],
    get: showEditor(context),
    post: changeEditor(context),
    stepUp: true,
  },
  ...importRoutes(context),
  ...historyRoutes(context),
  { path: adminUrls.reports, get: showReports(context), post: closeReports(context) },
  { path: adminUrls.report(':id'), get: showReport(context), post: closeReport(context) },
]

/** The admin as middleware. */
export const createAdmin = (context: AdminContext): RequestHandler => {
  const room = Router()
  room.use('/admin', setPrivateHeaders)
  room.use('/admin', requireDatabase(context))
  room.use(serveEntries(context, entryRoutes(context)))
  room.use(serveAdminRoutes(context, adminRoutes(context)))
  room.use(answerUnavailable)
  return room
}
