import type { RequestListener } from 'node:http'
import { say } from '../../messages/say.js'
import type { Log } from './log.js'

/**
 * Answers as before, and says once that there seems to be a proxy which the settings do not know
 * of. Anybody may send that header: it is a hint.
 */
export const noticeProxy = (
  answer: RequestListener,
  proxies: number,
  log: Log,
): RequestListener => {
  let told = proxies > 0
  return (req, res) => {
    if (!told && req.headers['x-forwarded-for'] !== undefined) {
      told = true
      log('warn', 'proxy', { message: say.starts.proxy })
    }
    answer(req, res)
  }
}
