import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { addressOf, routesOf } from '../../support/site/admin-routes.js'
import {
  type Browser,
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  signIn,
} from '../../support/site/at-the-door.js'
import { useJoined, useTownSite } from '../../support/site/use-site.js'

describe.each(storyEngines)('what makes or resets people, on the %s engine', (engine) => {
  const site = useTownSite(engine)
  const rosa = useJoined(site, 'owner')
  let ines: Joined
  let browser: Browser
  beforeAll(async () => {
    ines = await joined(site, 'owner')
  })
  beforeEach(async () => {
    await site.database.pool.query('delete from throttles')
    browser = openBrowser(site)
    await signIn(site, browser, rosa)
  })

  /** Whoever is here, and what they come in with. */
  const people = async (): Promise<string> => {
    const tables = await Promise.all(
      [
        'select id, email, name, role, password_hash, totp_seed, disabled_at from editors order by id',
        'select editor_id, hash from recovery_codes order by hash',
        'select hash, used_at from sign_in_links order by hash',
      ].map((query) => site.database.pool.query(query)),
    )
    return JSON.stringify(tables.map(({ rows }) => rows))
  }
  const proof = async (who = rosa): Promise<Record<string, string>> => {
    await nextStep(site, who)
    return { proofPassword: who.password, proofCode: codeOf(who.key) }
  }
  /** All that any form about people may send, so that nothing is refused for lack of a field. */
  const password = 'quiet herons over the canal'
  const asked = (act: string): Record<string, string> => ({
    name: 'Mallory',
    email: 'mallory@harbor.example',
    role: 'owner',
    act,
    why: 'a test',
    password,
    again: password,
    code: '123456',
    currentPassword: '',
    currentCode: '',
    codesPassword: '',
    codesCode: '',
  })
  const acts = ['disable', 'enable', 'role', 'reset']

  it('is refused at every address to whoever has a session alone, also one that has just begun', async () => {
    const posts = routesOf(site).filter(({ path, post }) => post && path !== '/admin/sign-out')
    expect(posts.length).toBeGreaterThan(12)
    const kept = await people()
    for (const route of posts)
      for (const act of acts) {
        const address = addressOf(route).replace(/(?<=editors\/)[\w-]+$/, ines.id)
        const { token } = hiddenOf(
          (await browser.get('/admin/account')).text,
          '/admin/account/end-session',
        )
        await browser.send(address, { ...asked(act), token: token as string })
        expect([route.path, act, await people()]).toEqual([route.path, act, kept])
      }
    // Those that the lock asks for are these, and one's own keys ask in their forms.
    expect(posts.filter(({ stepUp }) => stepUp).map(({ path }) => path)).toEqual([
      '/admin/editors',
      '/admin/editors/:id',
    ])
  })

  it.each(acts)(
    'is asked for password and code, waits inside the question, and is done with both: %s',
    async (act) => {
      await site.database.pool.query('update editors set disabled_at = $2 where id = $1', [
        ines.id,
        act === 'enable' ? new Date() : null,
      ])
      const address = `/admin/editors/${ines.id}`
      const fields = {
        act,
        role: act === 'role' ? 'editor' : 'owner',
        why: 'she asked “for it” <b>',
      }
      const question = await browser.fill(address, fields)
      expect([question.status, question.text.includes('Show that it is you')]).toEqual([403, true])
      const wrong = await browser.send(address, {
        ...hiddenOf(question.text, address),
        proofPassword: 'no',
        proofCode: '000000',
      })
      expect([wrong.status, textOf(wrong.text).includes('Nothing was done yet')]).toEqual([
        403,
        true,
      ])
      expect(wrong.text).not.toContain('000000')
      const done = await browser.send(address, {
        ...hiddenOf(wrong.text, address),
        ...(await proof()),
      })
      expect(done.status).toBe(act === 'reset' ? 200 : 303)
      const { rows } = await site.database.pool.query(
        "select change ->> 'kind' as kind, reason from history order by id desc limit 1",
      )
      expect(rows[0].reason).toBe(fields.why)
      await site.database.pool.query(
        "update editors set disabled_at = null, role = 'owner' where id = $1",
        [ines.id],
      )
      if (act === 'reset') ines = await joined(site, 'owner')
    },
  )

  it('needs one proof for several in five minutes, in this session alone, and another one after', async () => {
    const invite = (email: string, own: Record<string, string> = {}) =>
      browser.fill('/admin/editors', { name: 'Ada', email, role: 'editor', ...own })
    expect((await invite('a@harbor.example', await proof())).text).toContain('/admin/join/')
    expect((await invite('b@harbor.example')).text).toContain('/admin/join/')
    const other = openBrowser(site)
    await signIn(site, other, rosa)
    expect(
      (
        await other.fill('/admin/editors', {
          name: 'Ada',
          email: 'c@harbor.example',
          role: 'editor',
        })
      ).status,
    ).toBe(403)
    await site.database.pool.query(
      "update sessions set proved_at = proved_at - interval '5 minutes'",
    )
    expect((await invite('c@harbor.example')).status).toBe(403)
    await site.database.pool.query(
      "update sessions set proved_at = now() + interval '6 minutes' where proved_at is not null",
    )
    expect((await invite('c@harbor.example')).status).toBe(403)
  })

  it('takes nobody else’s proof, none that was used, and counts tries as the door does', async () => {
    const invite = (own: Record<string, string>) =>
      browser.fill('/admin/editors', {
        name: 'Ada',
        email: 'd@harbor.example',
        role: 'editor',
        ...own,
      })
    expect((await invite(await proof(ines))).status).toBe(403)
    const used = await proof()
    expect((await invite({ ...used, proofPassword: 'no' })).status).toBe(403)
    expect((await invite(used)).status).toBe(200)
    await site.database.pool.query('update sessions set proved_at = null')
    expect((await invite(used)).status).toBe(403)
    for (let i = 0; i < 6; i++) await invite({ proofPassword: 'no', proofCode: '000000' })
    expect((await invite(await proof())).status).toBe(403)
  })

  it('is carried over the end of a session without what proves anything, and is asked for again', async () => {
    const form = hiddenOf((await browser.get('/admin/editors')).text, '/admin/editors')
    await site.database.pool.query('delete from sessions')
    const typed = { name: 'Ada', email: 'e@harbor.example', role: 'editor' }
    const ended = await browser.send('/admin/editors', {
      ...form,
      ...typed,
      proofPassword: 'canary-in-a-proof',
      proofCode: 'canary-in-a-proof',
    })
    expect([ended.status, ended.text.includes('canary-in-a-proof')]).toEqual([403, false])
    await nextStep(site, rosa)
    const back = await browser.send('/admin/sign-in', {
      ...hiddenOf(ended.text, '/admin/sign-in'),
      email: rosa.email,
      password: rosa.password,
      code: codeOf(rosa.key),
    })
    const question = await browser.send('/admin/editors', hiddenOf(back.text, '/admin/editors'))
    expect(question.status).toBe(403)
    const sent = await browser.send('/admin/editors', {
      ...hiddenOf(question.text, '/admin/editors'),
      ...(await proof()),
    })
    expect([sent.status, sent.text.includes('The link for Ada')]).toEqual([200, true])
  })

  it('is told on the first page of every owner, and of nobody else', async () => {
    const kim = await joined(site, 'reviewer')
    await browser.fill(`/admin/editors/${kim.id}`, {
      act: 'role',
      role: 'owner',
      why: '',
      ...(await proof()),
    })
    const theirs = openBrowser(site)
    await signIn(site, theirs, ines)
    expect(textOf((await theirs.get('/admin')).text)).toMatch(
      /Some reviewer was made an owner by Some owner, [A-Z][a-z]+ \d+, 20\d\d\./,
    )
    const editors = openBrowser(site)
    await signIn(site, editors, await joined(site))
    expect((await editors.get('/admin')).text).not.toContain('was made an owner')
  })
})
