import type { RequestListener } from 'node:http'
import { say } from '../../messages/say.js'
import type { Log } from './log.js'

/**
 * Passes requests through, and warns once that there seems to be a proxy which TRUST_PROXY does not
 * count. Only a hint: any client may send that header.
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
