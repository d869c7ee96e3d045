import type { RequestListener } from 'node:http'
import type { Log } from './log.js'

const MESSAGE =
  'a request came through a proxy (X-Forwarded-For) and TRUST_PROXY is 0: if the proxy is yours, all its visitors count as one address; set TRUST_PROXY to the number of your proxies'

/** Answers as before, and says once that there seems to be a proxy which the settings do not know of. Anybody may send that header: it is a hint. */
export const noticeProxy = (answer: RequestListener, proxies: number, log: Log): RequestListener => {
  let told = proxies > 0
  return (req, res) => {
    if (!told && req.headers['x-forwarded-for'] !== undefined) {
      told = true
      log('warn', 'proxy', { message: MESSAGE })
    }
    answer(req, res)
  }
}
