import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { openDatabase } from '../../../src/store/connection/database.js'
import { isUnavailable } from '../../../src/store/connection/unavailable.js'
import { describeServer, townDatabase } from '../../support/database/fresh-database.js'
import { until } from '../../support/process/child.js'
import { addressOf, routesOf } from '../../support/site/admin-routes.js'
import { openBrowser } from '../../support/site/at-the-door.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(180_000)

describe('whether an error means that the database is away', () => {
  const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
  const nameOf = (error: unknown): string =>
    error instanceof Error
      ? `${(error as { code?: string }).code ?? ''} ${error.message}`
      : String(error)
  it.each(
    [
      withCode('ECONNREFUSED'),
      withCode('ECONNRESET'),
      withCode('57P01'),
      withCode('53300'),
      withCode('55P03'),
      withCode('57014'),
      withCode('08006'),
      withCode('40P01'),
      Object.assign(withCode('ENOENT'), { syscall: 'connect' }),
      new Error('Query read timeout'),
      new Error('timeout exceeded when trying to connect'),
      new Error('Connection terminated unexpectedly'),
      new Error('outer', { cause: withCode('ECONNREFUSED') }),
    ].map((error) => [nameOf(error), error] as const),
  )('yes: %s', (_, error) => expect(isUnavailable(error)).toBe(true))
  it.each(
    [
      withCode('23505'),
      withCode('22P02'),
      withCode('42P01'),
      withCode('ENOENT'),
      new TypeError('x is not a function'),
      null,
      'ECONNREFUSED',
    ].map((error) => [nameOf(error), error] as const),
  )('no: %s', (_, error) => expect(isUnavailable(error)).toBe(false))
})

describeServer('the admin with the database away', () => {
  const sockets = new Set<Socket>()
  let mode: 'open' | 'shut' | 'silent' = 'open'
  let site: Site
  let owner: SignedIn
  let close: () => Promise<void>
  const set = (next: typeof mode): void => {
    mode = next
    if (next === 'shut') for (const socket of sockets) socket.resetAndDestroy()
  }
  beforeAll(async () => {
    const behind = await townDatabase('server')
    const address = new URL(behind.connectionString as string)
    const { port, hostname } = address
    const line = createServer((near) => {
      if (mode === 'shut') return void near.resetAndDestroy()
      const far = connect(Number(port || 5432), hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from)
        from.on('error', () => {}).on('close', () => void to.destroy())
        from.on('data', (data) => void (mode === 'open' && to.write(data)))
      }
    })
    await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
    address.hostname = '127.0.0.1'
    address.port = String((line.address() as AddressInfo).port)
    site = await siteOver(await openDatabase({ databaseUrl: address.href, dataDir: '' }))
    owner = await signedIn(site, 'owner')
    close = async () => {
      set('shut')
      set('open')
      await site.close()
      for (const socket of sockets) socket.destroy()
      line.close()
      await behind.close()
    }
  })
  afterAll(() => close())

  it.each(['shut', 'silent'] as const)(
    'fails closed, with 503 and when to come again, within 7 s; visitors see nothing of it (%s)',
    async (how) => {
      const browser = openBrowser(site)
      const form = await browser.get('/admin/sign-in')
      const token = /name="token" value="([^"]+)"/.exec(form.text)?.[1] as string
      const routes = routesOf(site)
      set(how)
      const asked: readonly (readonly [
        string,
        () => PromiseLike<{ status: number; headers: Record<string, string>; text: string }>,
      ])[] = [
        [
          'sign in',
          () =>
            browser.send('/admin/sign-in', {
              token,
              email: owner.editor.email,
              password: 'x'.repeat(20),
              code: '000000',
            }),
        ],
        ['a link', () => browser.get('/admin/join/some-token')],
        ...routes.flatMap((route) => [
          ...(route.get ? [[`GET ${route.path}`, () => owner.get(addressOf(route))] as const] : []),
          ...(route.post
            ? [
                [
                  `POST ${route.path}`,
                  () =>
                    owner.post(addressOf(route), {
                      name: 'N',
                      email: 'n@x.example',
                      role: 'editor',
                    }),
                ] as const,
              ]
            : []),
        ]),
      ]
      await Promise.all(
        asked.map(async ([name, ask]) => {
          const began = performance.now()
          const { status, headers, text } = await ask()
          expect([name, status, headers['retry-after']]).toEqual([name, 503, '5'])
          expect([name, performance.now() - began < 7000]).toEqual([name, true])
          expect(text).not.toMatch(/ECONN|timeout|postgres|select /i)
        }),
      )
      expect([
        (await site.get('/')).status,
        (await site.get('/programs?q=a')).status,
        (await site.get('/admin/sign-in')).status,
      ]).toEqual([200, 200, 200])
      set('shut')
      set('open')
      await until(async () => (await owner.get('/admin')).status === 200)
      const { rows } = await site.database.pool.query(
        "select * from editors where email = 'n@x.example'",
      )
      expect(rows).toEqual([])
    },
  )
})
