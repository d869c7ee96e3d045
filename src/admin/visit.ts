import type { Request, Response } from 'express'
import type { Program } from '../catalog/program.js'
import type { Role } from '../catalog/role.js'
import type { House } from '../house.js'
import type { Database } from '../store/database.js'
import type { Session } from '../store/sessions.js'
import type { RenderDesk } from '../web/render.js'

/**
 * What the room of those who keep the directory works with. `origin` is our own, `secret` signs and seals, both null where they follow the request or the folder.
 * `preview` answers with a program as visitors would see it and a few notices above it; `reviewRequired` is whether nobody may publish
 * what they wrote last themselves.
 */
export type Desk = Readonly<{
  database: Database
  house: House
  render: RenderDesk
  origin: string | null
  secret: Buffer
  preview: (to: Readonly<{ req: Request; res: Response }>, program: Program, notices: readonly string[]) => void
  reviewRequired: boolean
}>

/** What a form sent: its fields as plain pairs, and a file where it has one. */
export type Sent = Readonly<{ form: URLSearchParams; file: Readonly<{ name: string; bytes: Buffer }> | null }>

/** One request of somebody who is signed in. `token` goes into every form of the answer. On a GET nothing was sent. */
export type Visit = Readonly<{ req: Request; res: Response; session: Session; token: string; sent: Sent }>
export type Answer = (visit: Visit) => Promise<void> | void

/**
 * One address behind the lock. Without `roles` everybody who is signed in may use it. `read` reads what a form sends where it is not a
 * plain one. A GET changes nothing.
 */
export type AdminRoute = Readonly<{
  path: string
  roles?: readonly Role[]
  get?: Answer
  post?: Answer
  read?: (req: Request) => Promise<Sent>
}>
