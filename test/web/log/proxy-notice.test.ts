import { expect, test } from '@jest/globals'
import supertest from 'supertest'
import { createLog } from '../../../src/web/log/log.js'
import { noticeProxy } from '../../../src/web/log/proxy-notice.js'

const asked = async (proxies: number): Promise<readonly string[]> => {
  const lines: string[] = []
  const answer = noticeProxy(
    (_req, res) => void res.end('ok'),
    proxies,
    createLog('info', (line) => lines.push(line)),
  )
  await supertest(answer).get('/').expect(200, 'ok')
  expect(lines).toEqual([])
  for (const address of ['203.0.113.7', '203.0.113.8'])
    await supertest(answer).get('/').set('X-Forwarded-For', address).expect(200, 'ok')
  return lines
}

test('a proxy that the settings do not know of is told of once, without what it said; one that they know is not', async () => {
  const lines = await asked(0)
  expect(lines).toEqual([expect.stringMatching(/"level":"warn","event":"proxy".*TRUST_PROXY is 0/)])
  expect(lines.join()).not.toContain('203.0.113')
  expect(await asked(1)).toEqual([])
})
