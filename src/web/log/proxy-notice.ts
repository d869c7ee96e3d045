import type { RequestListener } from 'node:http'
import { say } from '../../messages/say.js'
import type { Log } from './log.js'

/** Warns once of a proxy that TRUST_PROXY misses: only a hint, as any client may send it. */
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
