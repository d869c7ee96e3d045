import { type RequestHandler, Router } from 'express'
import { adminUrls } from '../web/html/admin-urls.js'
import { privately, serveEntries, whenAway, whenSettled } from './access/before-sign-in.js'
import { joinForm, useJoinLink } from './access/join.js'
import { serveLocked } from './access/require-session.js'
import { signIn, signInForm } from './access/sign-in.js'
import { signOut } from './access/sign-out.js'
import { account, endSession, newPassword, newRecoveryCodes } from './accounts/account.js'
import { authenticator, newAuthenticator } from './accounts/authenticator.js'
import { changeEditor, editor } from './accounts/editor.js'
import { editors, inviteEditor } from './accounts/editors.js'
import { call, confirm } from './calls/phone-check.js'
import { desk } from './dashboard/dashboard.js'
import { guide } from './dashboard/guide.js'
import type { AdminContext, AdminRoute, EntryRoute } from './frame/context.js'
import { historyRoutes } from './history/routes.js'
import { importRoutes } from './imports/routes.js'
import { listingRoutes } from './listings/routes.js'
import { closeReport, report, reports, setAside } from './reports/reports.js'

/** The few addresses before the lock: the door, and the one-time link. */
export const entryRoutes = (the: AdminContext): readonly EntryRoute[] => [
  { path: adminUrls.signIn, get: signInForm(the), post: signIn(the) },
  { path: adminUrls.join(':token'), get: joinForm(the), post: useJoinLink(the) },
]

/** Every address behind the lock. */
export const adminRoutes = (the: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.desk, get: desk(the) },
  { path: adminUrls.guide, get: guide(the) },
  ...listingRoutes(the),
  { path: adminUrls.call(':id'), get: call(the), post: confirm(the) },
  { path: adminUrls.signOut, post: signOut(the), secret: true },
  { path: adminUrls.account, get: account(the) },
  { path: adminUrls.password, post: newPassword(the), secret: true },
  { path: adminUrls.recoveryCodes, post: newRecoveryCodes(the), secret: true },
  { path: adminUrls.authenticator, get: authenticator(the), post: newAuthenticator(the), secret: true },
  { path: adminUrls.endSession, post: endSession(the) },
  { path: adminUrls.editors, roles: ['owner'], get: editors(the), post: inviteEditor(the), stepUp: true },
  { path: adminUrls.editor(':id'), roles: ['owner'], get: editor(the), post: changeEditor(the), stepUp: true },
  ...importRoutes(the),
  ...historyRoutes(the),
  { path: adminUrls.reports, get: reports(the), post: setAside(the) },
  { path: adminUrls.report(':id'), get: report(the), post: closeReport(the) },
]

/** The whole room of those who keep the directory. */
export const admin = (the: AdminContext): RequestHandler => {
  const room = Router()
  room.use('/admin', privately)
  room.use('/admin', whenSettled(the))
  room.use(serveEntries(the, entryRoutes(the)))
  room.use(serveLocked(the, adminRoutes(the)))
  room.use(whenAway)
  return room
}
