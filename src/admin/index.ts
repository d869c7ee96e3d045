import type { Router } from 'express'
import { adminUrls } from '../web/admin-urls.js'
import { desk } from './desk.js'
import { historyRoutes } from './history-routes.js'
import { importRoutes } from './import-routes.js'
import { serveLocked } from './lock.js'
import type { AdminRoute, Desk } from './visit.js'

/** Every address behind the lock. */
export const adminRoutes = (the: Desk): readonly AdminRoute[] => [
  { path: adminUrls.desk, get: desk(the) },
  ...importRoutes(the),
  ...historyRoutes(the),
]

/** The whole room of those who keep the directory. */
export const admin = (the: Desk): Router => serveLocked(the, adminRoutes(the))
