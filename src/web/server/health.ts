import { HttpError } from '../http/http-error.js'
import { sendPlain } from '../http/send.js'
import type { Route } from './routes.js'

/** `/healthz`: the process is up. `/readyz`: 200 while `ready` resolves to true, else 503. */
export const healthRoutes = ({
  ready,
}: Readonly<{ ready: () => Promise<boolean> }>): readonly Route[] => [
  { path: '/healthz', get: (req, res) => sendPlain(req, res, 'ok\n') },
  {
    path: '/readyz',
    get: async (req, res) => {
      if (!(await ready())) throw new HttpError(503, { 'Retry-After': '5' })
      sendPlain(req, res, 'ok\n')
    },
  },
]
