import type { Request, Response } from 'express'
import type { Role } from '../../catalog/editing/role.js'
import type { Program } from '../../catalog/program/program.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Session } from '../../store/accounts/sessions.js'
import type { Database } from '../../store/connection/database.js'
import type { RenderAdmin } from '../../web/html/render.js'
import type { Log } from '../../web/log/log.js'

/**
 * What the room of those who keep the directory works with. `origin` is our own, `secret` signs and
 * seals, both null where they follow the request or the folder. `preview` answers with a program as
 * visitors would see it and a few notices above it; `reviewRequired` is whether nobody may publish
 * what they wrote last themselves.
 */
export type AdminContext = Readonly<{
  database: Database
  catalogue: Catalogue
  render: RenderAdmin
  origin: string | null
  secret: Buffer
  log: Log
  preview: (
    to: Readonly<{ req: Request; res: Response }>,
    program: Program,
    notices: readonly string[],
  ) => void
  reviewRequired: boolean
}>

/**
 * What a form sent: its fields as plain pairs, and a file where it has one. `tooLarge`: the file
 * was more than is taken.
 */
export type SentForm = Readonly<{
  form: URLSearchParams
  file: Readonly<{ name: string; bytes: Buffer }> | null
  tooLarge?: boolean
}>

/**
 * One request of somebody who is signed in. `token` goes into every form of the answer. On a GET
 * nothing was sent.
 */
export type AdminRequest = Readonly<{
  req: Request
  res: Response
  session: Session
  token: string
  sent: SentForm
}>
export type AdminHandler = (request: AdminRequest) => Promise<void> | void

/**
 * One address behind the lock. Without `roles` everybody who is signed in may use it; `senders` are
 * those who may send its form, where only some of them may. `read` reads what a form sends where it
 * is not a plain one. A GET changes nothing. `secret`: its form holds passwords or nothing typed,
 * so it is not carried over the end of a session. `slow`: its answer may take longer than a page's,
 * as an import's does. `stepUp`: it makes or resets people, so its form is taken only from who has
 * proven of late, inside this session, that it is still them; one's own keys ask for the same in
 * their own forms, each time.
 */
export type AdminRoute = Readonly<{
  path: string
  roles?: readonly Role[]
  senders?: readonly Role[]
  get?: AdminHandler
  post?: AdminHandler
  read?: (req: Request) => Promise<SentForm>
  secret?: true
  slow?: true
  stepUp?: true
}>

/**
 * One request at the door, before the lock. A form was sent from a page of ours; `fresh` is whether
 * its token is of this browser.
 */
export type Call = Readonly<{
  req: Request
  res: Response
  entry: string
  token: string
  form: URLSearchParams
  fresh: boolean
}>
/** One address before the lock. */
export type EntryRoute = Readonly<{
  path: string
  get: (call: Call) => Promise<void> | void
  post: (call: Call) => Promise<void> | void
}>
