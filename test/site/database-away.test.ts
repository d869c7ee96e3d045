import type { AddressInfo } from 'node:net'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { openDatabase } from '../../src/store/database.js'
import { until } from '../support/child.js'
import { catalogueDatabase, describeServer } from '../support/fresh-database.js'
import { type Site, siteOver } from '../support/open-site.js'

/** What a visitor sends; no line of the log may have it. */
const canary = 'canary20fe'

/** A door in front of a server that can be shut: connections end, and new ones are refused or swallowed. */
const openDoor = async ({ hostname, port }: URL) => {
  const sockets = new Set<Socket>()
  let mode: 'open' | 'shut' | 'silent' = 'open'
  const door = createServer((socket) => {
    if (mode === 'shut') return void socket.resetAndDestroy()
    const onward = connectTo(Number(port || 5432), hostname)
    for (const [from, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {}).on('close', () => void other.destroy())
      from.on('data', (data) => void (mode === 'open' && other.write(data)))
    }
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  return {
    port: (door.address() as AddressInfo).port,
    set: (next: typeof mode): void => {
      mode = next
      if (next === 'shut') for (const socket of sockets) socket.resetAndDestroy()
    },
    close: (): void => {
      for (const socket of sockets) socket.destroy()
      door.close()
    },
  }
}

describeServer('with the database away', () => {
  let site: Site
  let door: Awaited<ReturnType<typeof openDoor>>
  let close: () => Promise<void>
  beforeAll(async () => {
    const behind = await catalogueDatabase('server')
    const address = new URL(behind.connectionString as string)
    door = await openDoor(address)
    address.hostname = '127.0.0.1'
    address.port = String(door.port)
    site = await siteOver(await openDatabase({ databaseUrl: address.href, dataDir: '' }), { SAMPLE_PROGRAMS: 'true' })
    close = async () => {
      door.set('open')
      await site.close()
      door.close()
      await behind.close()
    }
  })
  afterAll(() => close())

  const visitorPages = (): readonly string[] => {
    const [a, b] = site.house.programs().map(({ slug }) => slug)
    return [
      '/',
      '/programs',
      '/programs?near=43215&payment=medicaid&q=recovery',
      `/programs?q=${canary}&near=${canary}&${canary}=1`,
      `/programs/${a}`,
      `/compare?program=${a}&program=${b}`,
      `/call-sheet?program=${a}`,
      '/guide',
      '/guide/words',
      '/about',
      '/privacy',
      '/safety',
      '/data',
      '/sitemap.xml',
      '/robots.txt',
      '/healthz',
      '/api/v1/programs?state=OH',
      `/api/v1/programs/${a}`,
      `/api/v1/compare?program=${a}&program=${b}`,
    ]
  }

  it.each(['shut', 'silent'] as const)('every visitor page answers as before (%s)', async (mode) => {
    const before = await Promise.all(visitorPages().map(async (address) => (await site.get(address)).text))
    expect((await site.get('/readyz')).status).toBe(200)
    door.set(mode)
    const away = await Promise.all(visitorPages().map((address) => site.get(address)))
    expect(away.map(({ status }) => status)).toEqual(visitorPages().map(() => 200))
    expect(away.map(({ text }) => text)).toEqual(before)
    const ready = await site.get('/readyz')
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '5'])
    expect(ready.text).not.toMatch(/ECONN|postgres|select/i)
    expect(site.lines.filter((line) => line.includes(canary))).toEqual([])
    door.set('shut')
    door.set('open')
    await until(async () => (await site.get('/readyz')).status === 200)
  })
})
