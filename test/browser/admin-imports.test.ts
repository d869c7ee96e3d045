import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { readListings } from '../../src/store/listings/read-all.js'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { faultsOf } from '../support/html/faults.mjs'
import { htmlRules } from '../support/html/html-rules.js'
import { sendFile } from '../support/site/send-file.js'
import { type SignedIn, signedIn } from '../support/site/signed-in.js'

jest.setTimeout(240_000)

const looks = [
  ['light, on a desk', { viewport: { width: 1280, height: 2400 }, colorScheme: 'light' }],
  ['dark, on a desk', { viewport: { width: 1280, height: 2400 }, colorScheme: 'dark' }],
  ['light, on a phone', { viewport: { width: 390, height: 2400 }, colorScheme: 'light' }],
  ['dark, on a phone', { viewport: { width: 390, height: 2400 }, colorScheme: 'dark' }],
] as const

describeBrowser('the plan of a file', () => {
  let browsing: Browsing
  let editor: SignedIn
  let draft: string
  beforeAll(async () => {
    browsing = await browse()
    editor = await signedIn(browsing.site)
    const send = async (name: string, bytes: string): Promise<string> =>
      (await sendFile(browsing.site, editor, { name, bytes }).expect(303)).headers[
        'location'
      ] as string
    // A part of an edition that knows a program of Ohio again, without its phone.
    const listing = (await readListings(browsing.site.database)).find(
      ({ identity, place, statements }) =>
        identity.startsWith('samhsa-mh|') && place?.state === 'OH' && statements.phone,
    )
    const {
      name1 = '',
      name2 = '',
      street1 = '',
      street2 = '',
      city = '',
      zip = '',
    } = listing?.place ?? {}
    const quoted = [name1, name2, street1, street2, city, 'OH', zip, '', 'MH SUMH * PHDT']
      .map((cell) => `"${cell}"`)
      .join(',')
    draft = await send(
      'samhsa-mh-2025.csv',
      `name1,name2,street1,street2,city,state,zip,phone,service_code_info\n${quoted}\nNew House,,1 Oak Street,,Columbus,OH,43215,614-555-0101,MH PHDT\n`,
    )
  })
  afterAll(() => browsing.close())

  /**
   * A browser's window in which the editor is signed in. Browsers take localhost for a secure line,
   * by name only.
   */
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browsing.open({
      ...options,
      baseURL: browsing.origin.replace('127.0.0.1', 'localhost'),
    })
    const [name = '', value = ''] = editor.cookie.split('=')
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

  it.each(looks)(
    'has nothing that axe finds wrong, and no sideways scroll (%s)',
    async (look, options) => {
      const page = await open(options)
      for (const group of ['removed', 'changed', 'new']) {
        await page.goto(`${draft}?group=${group}`)
        if (process.env['SHOTS'])
          await page.screenshot({
            path: `${process.env['SHOTS']}/${group} ${look}.png`,
            fullPage: true,
          })
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect({ group, wrong: await faultsOf(page), sideways }).toEqual({
          group,
          wrong: [],
          sideways: 0,
        })
      }
    },
  )

  it('is valid HTML', async () => {
    const { results } = await htmlRules.validateString(
      (await editor.get(`${draft}?group=removed`).expect(200)).text,
    )
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ),
    ).toEqual([])
  })

  it('asks whether it is the whole edition and what may be taken away, by keyboard alone and without a script', async () => {
    const page = await open({ javaScriptEnabled: false })
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 60; i += 1) {
        if (await page.locator(selector).evaluate((element) => element === document.activeElement))
          return
        await page.keyboard.press('Tab')
      }
      throw new Error(`No Tab leads to ${selector}`)
    }
    await page.goto(`${draft}?group=removed`)
    await tabTo('input[name="whole"]')
    await page.keyboard.press('Space')
    await tabTo('button[value="whole"]')
    await page.keyboard.press('Enter')
    await page.waitForLoadState()
    expect(await page.locator('input[name="whole"]').isChecked()).toBe(true)
    await page.goto(`${draft}?group=removed`)
    await tabTo('input[name="take"]')
    expect(await page.locator('input[name="take"]').isChecked()).toBe(false)
    await page.keyboard.press('Space')
    await tabTo('form:has(input[name="take"]) p:last-child button[value="rows"]')
    await page.keyboard.press('Enter')
    await page.waitForLoadState()
    expect(await page.locator('input[name="take"]').isChecked()).toBe(true)
  })
})
