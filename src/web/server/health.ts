import { HttpError } from '../http/http-error.js'
import { sendText } from '../http/send.js'
import type { Route } from './routes.js'

const PLAIN = 'text/plain; charset=utf-8'

/** `/healthz`: the process is up. `/readyz`: 200 while `ready` resolves to true, else 503. */
export const healthRoutes = ({
  ready,
}: Readonly<{ ready: () => Promise<boolean> }>): readonly Route[] => [
  { path: '/healthz', get: (req, res) => sendText(req, res, 200, PLAIN, 'ok\n') },
  {
    path: '/readyz',
    get: async (req, res) => {
      if (!(await ready())) throw new HttpError(503, { 'Retry-After': '5' })
      sendText(req, res, 200, PLAIN, 'ok\n')
    },
  },
]
