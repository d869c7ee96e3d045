import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { faultsOf } from '../support/html/faults.mjs'
import { htmlRules } from '../support/html/html-rules.js'
import { identityIn, idIn, sourced, tenFacts } from '../support/site/listing-html.js'
import { type SignedIn, signedIn } from '../support/site/signed-in.js'

// axe reads a long form twice.
jest.setTimeout(240_000)

const looks = [
  ['light, on a desk', { viewport: { width: 1280, height: 4000 }, colorScheme: 'light' }],
  ['dark, at 320 px', { viewport: { width: 320, height: 4000 }, colorScheme: 'dark' }],
] as const

describeBrowser('the editors’ listings', () => {
  let browsing: Browsing
  let editor: SignedIn
  let reviewer: SignedIn
  let id: string
  let listed: string
  beforeAll(async () => {
    browsing = await browse()
    editor = await signedIn(browsing.site)
    reviewer = await signedIn(browsing.site, 'reviewer')
    const identity = identityIn((await editor.get('/admin/listings/new')).text)
    id = idIn(
      (
        await editor.post('/admin/listings/new', {
          version: '',
          identity,
          ...tenFacts,
          ...sourced,
          'hours.said.method': 'editor',
        })
      ).headers['location'],
    )
    // One that a directory and a page speak of, with much of everything.
    const { rows } = await browsing.site.database.pool.query(
      `select id from programs where statements ? 'schedule' and edition_list is not null limit 1`,
    )
    listed = rows[0].id
  })
  afterAll(() => browsing.close())

  const pages = (): readonly string[] => [
    '/admin/listings',
    '/admin/listings?q=harbor&state=OH',
    '/admin/listings?q=nothingatall',
    '/admin/listings?waiting=review&page=1',
    '/admin/listings/new',
    `/admin/listings/${id}`,
    `/admin/listings/${listed}`,
    `/admin/listings/${listed}/call?done=hours`,
    `/admin/listings/${id}/duplicate`,
    `/admin/listings/${id}/preview`,
    '/admin/guide',
  ]
  /** What a form with problems, and one that lost a race, answers. */
  const answers = async (): Promise<readonly (readonly [string, string])[]> => {
    const wrong = {
      ...tenFacts,
      phone: 'oops',
      'hours.min': 'x',
      'schedule.0.end': 'late',
      'cost.said.on': 'x',
      modality: 'x',
    }
    return [
      [
        'a form with problems',
        (await editor.post(`/admin/listings/${id}`, { version: '1', ...wrong })).text,
      ],
      [
        'a lost race',
        (
          await editor.post(`/admin/listings/${id}`, {
            version: '9',
            ...tenFacts,
            phone: '614-555-0199',
          })
        ).text,
      ],
      [
        'a publication that is stopped',
        (await editor.post(`/admin/listings/${id}/status`, { version: '1', to: 'published' })).text,
      ],
      ['a reviewer’s look', (await reviewer.get(`/admin/listings/${listed}`)).text],
    ]
  }

  /**
   * A browser's window in which somebody is signed in. Browsers take localhost for a secure line,
   * by name only.
   */
  const open = async (who: SignedIn, options: BrowserContextOptions = {}): Promise<Page> => {
    const baseURL = browsing.origin.replace('127.0.0.1', 'localhost')
    const page = await browsing.open({ ...options, baseURL })
    const [name = '', value = ''] = who.cookie.split('=')
    await page.context().addCookies([
      {
        name,
        value,
        domain: 'localhost',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      },
    ])
    return page
  }
  const wrongIn = async (page: Page) => {
    const wrong = await faultsOf(page)
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    return { wrong, sideways }
  }

  it('are valid HTML', async () => {
    const shown: (readonly [string, string])[] = [...(await answers())]
    for (const address of pages())
      shown.push([address, (await editor.get(address).expect(200)).text])
    for (const [name, text] of shown) {
      const { results } = await htmlRules.validateString(text)
      expect({
        name,
        wrong: results.flatMap(({ messages }) =>
          messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
        ),
      }).toEqual({ name, wrong: [] })
    }
  })

  it.each(looks)(
    'have nothing that axe finds wrong, and no sideways scroll (%s)',
    async (_, look) => {
      const page = await open(editor, { ...look })
      for (const address of pages()) {
        await page.goto(address)
        expect({ address, ...(await wrongIn(page)) }).toEqual({ address, wrong: [], sideways: 0 })
      }
      for (const [name, html] of await answers()) {
        await page.route('**/shown', (route) =>
          route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
        )
        await page.goto('/shown')
        await page.unroute('**/shown')
        expect({ name, ...(await wrongIn(page)) }).toEqual({ name, wrong: [], sideways: 0 })
      }
    },
  )

  it.each([
    ['with scripts off', false],
    ['with scripts on', true],
  ])(
    'take a program of ten facts by keyboard alone, in under two minutes, and publish it, %s',
    async (_, javaScriptEnabled) => {
      const page = await open(editor, { javaScriptEnabled })
      const started = performance.now()
      let pressed = 0
      const press = async (key: string): Promise<void> => {
        pressed += 1
        await page.keyboard.press(key)
      }
      /** Goes on by Tab until a control has the focus, as a hand on a keyboard does. */
      const tabTo = async (control: string): Promise<void> => {
        for (let i = 0; i < 60; i += 1) {
          if (
            await page
              .locator(`[id="${control}"]`)
              .evaluate((element) => element === document.activeElement)
          )
            return
          await press('Tab')
        }
        throw new Error(`No Tab leads to ${control}`)
      }
      const write = async (control: string, text: string): Promise<void> => {
        await tabTo(control)
        pressed += text.length
        await page.keyboard.type(text)
      }
      await page.goto('/admin/listings/new')
      await write('name', `Keyboard Harbor ${javaScriptEnabled ? 'One' : 'Two'}`)
      await write('source.method', 'By phone')
      await write('accepting', 'Yes')
      await write('startWithinDays', '3')
      await write('phone', '614 555 0142')
      await write('website', 'keyboardharbor.example.org')
      await write('location.city', 'Columbus')
      await write('location.state', 'Ohio')
      await write('location.zip', '43215')
      await write('telehealth', 'In person')
      await write('hours.min', '9')
      await write('hours.max', '12')
      await write('weeks.max', '8')
      await write('ages.min', '18')
      await tabTo('focus.mental-health')
      await press('Space')
      await tabTo('payment.medicaid')
      await press('Space')
      await press('Enter')
      await page.getByText('Saved.', { exact: true }).waitFor()
      // A quick typist presses four keys a second; pages take a moment each.
      expect(pressed / 4 + (performance.now() - started) / 1000).toBeLessThan(120)
      await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter')
      await page.getByText('Published. Visitors see it now.').waitFor()
      await page.goto(
        '/programs?near=43215&payment=medicaid&hours_max=12&accepting=yes&source=editor',
      )
      expect(await page.getByRole('link', { name: /Keyboard Harbor/ }).count()).toBeGreaterThan(0)
    },
  )
})
