import type { Request, Response } from 'express'
import type { Role } from '../../catalog/editing/role.js'
import type { Program } from '../../catalog/program/program.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Session } from '../../store/accounts/sessions.js'
import type { Database } from '../../store/connection/database.js'
import type { RenderAdmin } from '../../web/html/render.js'
import type { Log } from '../../web/log/log.js'
import type { RequestMetrics } from '../../web/log/request-metrics.js'

/**
 * Dependencies of the admin routes. `origin` is the configured origin, null takes it from the
 * request; `secret` signs and encrypts. `preview` renders a program as visitors would see it, with
 * notices above; `reviewRequired` means that nobody may publish their own last edit.
 */
export type AdminContext = Readonly<{
  database: Database
  catalogue: Catalogue
  render: RenderAdmin
  origin: string | null
  secret: Buffer
  log: Log
  metrics: RequestMetrics
  preview: (
    to: Readonly<{ req: Request; res: Response }>,
    program: Program,
    notices: readonly string[],
  ) => void
  reviewRequired: boolean
}>

/**
 * A parsed form: its fields as plain pairs, and its file. `tooLarge`: the file exceeded the limit.
 */
export type SentForm = Readonly<{
  form: URLSearchParams
  file: Readonly<{ name: string; bytes: Buffer }> | null
  tooLarge?: boolean
}>

/**
 * A request with a session. `token` is the CSRF token for every form of the response. On a GET
 * `sent` is empty.
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
 * A route that needs a session. Without `roles` every role may use it; `senders` may post, where
 * that differs. `read` parses a form that is not a plain one. A GET changes nothing. `secret`: the
 * form has passwords or no input, so it is not carried over a sign-in. `slow`: exempt from the
 * response deadline, as for imports. `stepUp`: creates or resets accounts, so posting needs recent
 * re-authentication in this session; forms about one's own credentials ask for it themselves, each
 * time.
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
 * A request without a session. A form's origin was checked; `fresh` is whether its CSRF token is
 * this browser's.
 */
export type EntryRequest = Readonly<{
  req: Request
  res: Response
  entry: string
  token: string
  form: URLSearchParams
  fresh: boolean
}>
/** A route that needs no session. */
export type EntryRoute = Readonly<{
  path: string
  get: (request: EntryRequest) => Promise<void> | void
  post: (request: EntryRequest) => Promise<void> | void
}>
