import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { changeRole, setDisabled } from '../../../src/store/accounts/accounts.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { engines } from '../../support/database/fresh-database.js'
import { readHistory } from '../../support/site/account-history.js'
import {
  type Browser,
  hiddenOf,
  type Joined,
  joined,
  openBrowser,
  proven,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

describe.each(engines)('owners, on the %s engine', (engine) => {
  let site: Site
  let rosa: Joined
  let browser: Browser
  beforeAll(async () => {
    site = await openTownSite(engine)
    rosa = await joined(site, 'owner')
    browser = openBrowser(site)
    await signIn(site, browser, rosa)
    await proven(site, rosa)
  })
  afterAll(() => site.close())
  const act = (id: string, fields: Record<string, string>) =>
    browser.fill(`/admin/editors/${id}`, fields)
  const people = async () =>
    (await site.database.pool.query('select * from editors order by email')).rows

  it('invite somebody by a link that is shown once and works', async () => {
    const answer = await browser.fill('/admin/editors', {
      name: 'Inés Ortega',
      email: 'Ines.Ortega@harbor.example',
      role: 'reviewer',
    })
    expect(answer.status).toBe(200)
    const address = /http:\/\/directory\.test(\/admin\/join\/[\w-]{43})/.exec(
      answer.text,
    )?.[1] as string
    expect((await openBrowser(site).get(address)).text).toContain('Hello, Inés Ortega.')
    const { text } = await browser.get('/admin/editors')
    for (const words of [
      'Inés Ortega',
      'ines.ortega@harbor.example',
      'Reviewer',
      'Has not used the link yet',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('/admin/join/')
  })

  it.each([
    ['no name', { name: ' ', email: 'a@b.example', role: 'editor' }, 'Please give a name'],
    [
      'a hidden character in the name',
      { name: 'In\u202es', email: 'a@b.example', role: 'editor' },
      'Please give a name',
    ],
    [
      'no address',
      { name: 'A', email: 'nothing', role: 'editor' },
      'Please give an e-mail address',
    ],
    ['an unknown role', { name: 'A', email: 'a@b.example', role: 'queen' }, 'Please choose a role'],
    [
      'an address that is taken',
      { name: 'A', email: 'owner-1@harbor.example', role: 'editor' },
      'is here already',
    ],
  ])(
    'hear what is wrong with an invitation, at its field, and lose nothing: %s',
    async (_, typed, sentence) => {
      const before = await people()
      const fields = typed.email.startsWith('owner-1') ? { ...typed, email: rosa.email } : typed
      const answer = await browser.fill('/admin/editors', fields)
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
      if (fields.name.trim() === 'A') expect(answer.text).toContain('value="A"')
      expect(await people()).toEqual(before)
    },
  )

  it('disable, let in again, change a role and reset, each with its reason in history', async () => {
    const ines = await joined(site)
    const theirs = openBrowser(site)
    await signIn(site, theirs, ines)
    expect((await act(ines.id, { act: 'role', role: 'reviewer', why: 'reads well' })).status).toBe(
      303,
    )
    expect((await act(ines.id, { act: 'disable', why: 'left us' })).status).toBe(303)
    expect((await theirs.get('/admin')).status).toBe(303)
    expect((await act(ines.id, { act: 'reset' })).status).toBe(422)
    expect((await act(ines.id, { act: 'enable', why: '' })).status).toBe(303)
    const reset = await act(ines.id, { act: 'reset', why: 'lost the phone' })
    expect([reset.status, reset.text.includes('It expires in 24 hours')]).toEqual([200, true])
    expect(await readHistory(site, ines.id)).toEqual([
      expect.objectContaining({ kind: 'invited', actor: 'a test' }),
      expect.objectContaining({ kind: 'joined', actor: ines.email }),
      {
        kind: 'role-changed',
        actor: rosa.email,
        reason: 'reads well',
        fields: { role: { old: 'editor', new: 'reviewer' } },
      },
      { kind: 'disabled', actor: rosa.email, reason: 'left us', fields: {} },
      { kind: 'enabled', actor: rosa.email, reason: '', fields: {} },
      { kind: 'reset', actor: rosa.email, reason: 'lost the phone', fields: {} },
    ])
    expect((await verifyHistory(site.database)).broken).toBeNull()
    // By name, not by what the database calls an account.
    const history = await browser.get('/admin/history')
    expect([history.text.includes(ines.id), history.text.includes('>Some editor<')]).toEqual([
      false,
      true,
    ])
  })

  it('never lose the last of them who can sign in', async () => {
    const ada = await joined(site, 'owner')
    await setDisabled(site.database, ada.id, true, { id: null, name: 'a test', reason: '' })
    for (const fields of [{ act: 'disable' }, { act: 'role', role: 'editor' }, { act: 'reset' }]) {
      const answer = await act(rosa.id, fields)
      expect([answer.status, answer.text.includes('the only owner')]).toEqual([422, true])
    }
    await setDisabled(site.database, ada.id, false, { id: null, name: 'a test', reason: '' })
    const doer = (who: Joined) => ({ id: who.id, name: who.email, reason: '' })
    const both = await Promise.all([
      setDisabled(site.database, ada.id, true, doer(rosa)),
      setDisabled(site.database, rosa.id, true, doer(ada)),
      changeRole(site.database, rosa.id, 'editor', doer(ada)),
    ])
    // Whoever was first: the other could not do it any more.
    expect(both.filter((answer) => typeof answer === 'string').length).toBeGreaterThan(0)
    const { rows } = await site.database.pool.query(
      "select email from editors where role = 'owner' and disabled_at is null and password_hash is not null",
    )
    expect(rows).toHaveLength(1)
    await site.database.pool.query(
      "update editors set role = 'owner', disabled_at = null where id = $1",
      [rosa.id],
    )
    await signIn(site, browser, rosa)
    await proven(site, rosa)
  })

  it('are asked for what is, and a word that is none changes nothing', async () => {
    const before = await people()
    for (const fields of [
      {},
      { act: 'promote' },
      { act: '__proto__' },
      { act: 'constructor' },
      { act: 'role', role: 'queen' },
    ])
      expect((await act(rosa.id, fields)).status).toBe(400)
    expect((await browser.fill('/admin/editors', {})).status).toBe(422)
    for (const id of [
      'x',
      '1',
      '00000000-0000-4000-8000-000000000000',
      "'; drop table editors; --",
    ])
      expect((await browser.get(`/admin/editors/${encodeURIComponent(id)}`)).status).toBe(404)
    expect((await act(rosa.id, { act: 'role', role: 'owner', why: 'x'.repeat(201) })).status).toBe(
      422,
    )
    expect(await people()).toEqual(before)
    expect(
      hiddenOf((await browser.get('/admin/editors')).text, '/admin/editors')['token'],
    ).toBeDefined()
  })
})
