import { describe, expect, it } from '@jest/globals'
import express from 'express'
import fc from 'fast-check'
import supertest from 'supertest'
import { encodingFor } from '../../../src/web/http/encoding.js'

describe('how an answer is packed', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'gzip'],
    ['br, gzip', 'br'],
    ['gzip;q=0.5, br;q=0.8', 'br'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['*;q=0.1, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['gzip;q=nonsense', 'identity'],
    ['zstd', 'identity'],
    ['', 'identity'],
    [undefined, 'identity'],
    [`gzip, ${'x'.repeat(300)}`, 'identity'],
  ])('for %s', (header, packing) => {
    expect(encodingFor(header)).toBe(packing)
  })

  it('is what Express would choose', async () => {
    const app = express()
    app.use(
      (req, res) =>
        void res.json([
          req.acceptsEncodings('br', 'gzip'),
          encodingFor(req.headers['accept-encoding']),
        ]),
    )
    const wish = fc.tuple(
      fc.constantFrom('br', 'gzip', 'identity', 'zstd', '*', 'Br', 'GZip'),
      fc.constantFrom('', ';q=1', ';q=0.5', '; q=0.5', ';q=0', ';q=0.001'),
    )
    const header = fc
      .uniqueArray(wish, { minLength: 1, maxLength: 5, selector: ([name]) => name.toLowerCase() })
      .map((wishes) => wishes.map(([name, quality]) => name + quality).join(', '))
    await fc.assert(
      fc.asyncProperty(header, async (text) => {
        const [theirs, ours] = (await supertest(app).get('/').set('Accept-Encoding', text)).body
        expect([text, ours]).toEqual([text, theirs || 'identity'])
      }),
      { numRuns: 60 },
    )
  })
})
