import { beforeEach, describe, expect, it } from '@jest/globals'
import { engines } from '../../support/database/fresh-database.js'
import { codeOf, joined, nextStep, openBrowser, signIn } from '../../support/site/at-the-door.js'
import { useJoined, useTownSite } from '../../support/site/use-site.js'

describe.each(engines)('signing in, on the %s engine', (engine) => {
  const site = useTownSite(engine)
  const rosa = useJoined(site)
  beforeEach(() => site.database.pool.query('delete from throttles'))

  it('leads from the page that was asked for through the door and to it', async () => {
    const browser = openBrowser(site)
    const locked = await browser.get('/admin/account?x=1')
    expect([locked.status, locked.headers['location']]).toEqual([
      303,
      '/admin/sign-in?to=%2Fadmin%2Faccount%3Fx%3D1',
    ])
    await nextStep(site, rosa)
    const answer = await browser.fill(
      locked.headers['location'] as string,
      { email: rosa.email.toUpperCase(), password: rosa.password, code: codeOf(rosa.key) },
      '/admin/sign-in',
    )
    expect([answer.status, answer.headers['location']]).toEqual([303, '/admin/account?x=1'])
    expect(String(answer.headers['set-cookie'])).toMatch(
      /__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict/,
    )
    expect((await browser.get('/admin/account')).text).toContain(rosa.email)
    expect((await browser.get('/admin/sign-in')).headers['location']).toBe('/admin')
  })

  it.each([
    ['//evil.example', '/admin'],
    ['https://evil.example/admin', '/admin'],
    ['/admin/../programs', '/admin'],
    ['/admin\\@evil.example', '/admin'],
    ['/administration', '/admin'],
    ['/admin/sign-out', '/admin'],
    ['/admin/account', '/admin/account'],
  ])('with the way back %s it leads to %s', async (to, where) => {
    expect((await signIn(site, openBrowser(site), rosa, { to })).headers['location']).toBe(where)
  })

  it('makes a new session each time, and ends the browser’s old one', async () => {
    const browser = openBrowser(site)
    browser.cookies.set('__Host-session', 'planted-by-somebody-else')
    await signIn(site, browser, rosa)
    const first = browser.cookies.get('__Host-session') as string
    expect(first).not.toBe('planted-by-somebody-else')
    const page = await openBrowser(site).get('/admin/sign-in')
    expect(page.status).toBe(200)
    const again = openBrowser(site)
    const form = await again.get('/admin/sign-in')
    const token = /name="token" value="([^"]+)"/.exec(form.text)?.[1] as string
    again.cookies.set('__Host-session', first)
    await nextStep(site, rosa)
    expect(
      (
        await again.send('/admin/sign-in', {
          token,
          email: rosa.email,
          password: rosa.password,
          code: codeOf(rosa.key),
        })
      ).status,
    ).toBe(303)
    expect(again.cookies.get('__Host-session')).not.toBe(first)
    expect((await browser.get('/admin')).status).toBe(303)
  })

  it('keeps no password, code, session or link in readable form, nor logs any of them', async () => {
    const browser = openBrowser(site)
    await signIn(site, browser, rosa)
    const session = browser.cookies.get('__Host-session') as string
    const tables = [
      'editors',
      'recovery_codes',
      'sign_in_links',
      'sessions',
      'throttles',
      'history',
    ]
    const kept = (
      await Promise.all(tables.map((table) => site.database.pool.query(`select * from ${table}`)))
    )
      .map(({ rows }) => JSON.stringify(rows))
      .join()
    const secrets = [
      rosa.password,
      rosa.key.replaceAll(' ', ''),
      ...rosa.codes,
      ...rosa.codes.map((code) => code.replaceAll('-', '')),
      session,
    ]
    expect(
      secrets.filter((secret) => kept.includes(secret) || site.lines.join().includes(secret)),
    ).toEqual([])
    expect(site.lines.join()).not.toContain(rosa.email)
    expect(site.lines.join()).toContain('"route":"/admin/join/:token"')
  })

  it('refuses everything in one way: nobody, a wrong password, a wrong code, a used one, disabled, too many tries', async () => {
    const [ines, gone] = [await joined(site), await joined(site)]
    await site.database.pool.query('update editors set disabled_at = now() where id = $1', [
      gone.id,
    ])
    const good = codeOf(ines.key)
    const tries: readonly (readonly [string, Record<string, string>])[] = [
      ['nobody', { email: 'editor-0@harbor.example', password: ines.password, code: good }],
      [
        'a wrong password',
        { email: ines.email, password: 'another password altogether', code: good },
      ],
      [
        'a wrong code',
        {
          email: ines.email,
          password: ines.password,
          code: String((Number(good) + 1) % 1_000_000).padStart(6, '0'),
        },
      ],
      ['a used code', { email: ines.email, password: ines.password, code: good }],
      [
        'a wrong recovery code',
        { email: ines.email, password: ines.password, code: 'abcd-efgh-jkmn-pqrs' },
      ],
      [
        'a used recovery code',
        { email: ines.email, password: ines.password, code: ines.codes[0] as string },
      ],
      ['disabled', { email: gone.email, password: gone.password, code: gone.codes[0] as string }],
      ['nothing', {}],
    ]
    await site.database.pool.query(
      'update recovery_codes set used_at = now() where editor_id = $1 and used_at is null',
      [ines.id],
    )
    const answers: [string, number, number, string][] = []
    const ask = async (name: string, typed: Record<string, string>): Promise<void> => {
      const answer = await openBrowser(site).fill('/admin/sign-in', typed)
      const text = answer.text.replace(/value="[^"]*"/g, 'value=""')
      answers.push([name, answer.status, answer.text.length - (typed['email'] ?? '').length, text])
    }
    for (const [name, typed] of tries) await ask(name, typed)
    for (let i = 0; i < 6; i++)
      await ask('tries', { email: ines.email, password: 'x', code: '000000' })
    await nextStep(site, ines)
    await ask('too many tries', {
      email: ines.email,
      password: ines.password,
      code: codeOf(ines.key),
    })
    const [, status, length, text] = answers[0] as [string, number, number, string]
    expect(status).toBe(403)
    for (const [name, ...rest] of answers)
      expect([name, ...rest]).toEqual([name, status, length, text])
  })

  it('makes a better hash of a password whose hash was made at another cost', async () => {
    const { hash } = await import('@node-rs/argon2')
    const weak = await hash(rosa.password, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await site.database.pool.query('update editors set password_hash = $2 where id = $1', [
      rosa.id,
      weak,
    ])
    expect((await signIn(site, openBrowser(site), rosa)).status).toBe(303)
    const { rows } = await site.database.pool.query(
      'select password_hash from editors where id = $1',
      [rosa.id],
    )
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect((await signIn(site, openBrowser(site), rosa)).status).toBe(303)
  })

  it('asks again, and evaluates nothing, when the form is not of this browser', async () => {
    await nextStep(site, rosa)
    const typed = { email: rosa.email, password: rosa.password, code: codeOf(rosa.key) }
    expect((await openBrowser(site).send('/admin/sign-in', typed)).status).toBe(403)
    const [a, b] = [openBrowser(site), openBrowser(site)]
    const token = /name="token" value="([^"]+)"/.exec(
      (await a.get('/admin/sign-in')).text,
    )?.[1] as string
    await b.get('/admin/sign-in')
    expect((await b.send('/admin/sign-in', { ...typed, token })).status).toBe(403)
    expect((await site.database.pool.query('select * from throttles')).rows).toEqual([])
    expect((await a.send('/admin/sign-in', { ...typed, token })).status).toBe(303)
  })
})
