import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { faultsOf } from '../support/html/faults.mjs'
import { identityIn, idIn, sourced, tenFacts } from '../support/site/listing-html.js'
import { sendFile } from '../support/site/send-file.js'
import { type SignedIn, signedIn } from '../support/site/signed-in.js'

// axe reads every page twice.
jest.setTimeout(240_000)

const looks = [
  ['dark, at 320 px', { viewport: { width: 320, height: 4000 }, colorScheme: 'dark' }],
  ['light, on a desk', { viewport: { width: 1280, height: 4000 }, colorScheme: 'light' }],
] as const
const header = 'name,level,city,state,zip,status,source,hours_min,stated_as'
const file = (hours: number): string =>
  `${header}\nElm House,iop,Columbus,OH,43215,published,https://elm.example.org/iop,${hours},“${hours} hours a week”\nYew House,iop,,XX,,,https://yew.example.org,9,\n`

describeBrowser('the editors’ imports and history', () => {
  let browsing: Browsing
  let owner: SignedIn
  let pages: readonly string[]
  beforeAll(async () => {
    browsing = await browse()
    const { site } = browsing
    owner = await signedIn(site, 'owner')
    const identity = identityIn((await owner.get('/admin/listings/new')).text)
    const id = idIn(
      (await owner.post('/admin/listings/new', { version: '', identity, ...tenFacts, ...sourced }))
        .headers['location'],
    )
    await owner.post(`/admin/listings/${id}`, {
      version: '1',
      ...tenFacts,
      ...sourced,
      phone: '614-555-0177',
    })
    const send = async (hours: number): Promise<string> =>
      String(
        (await sendFile(site, owner, { name: 'ours.csv', bytes: file(hours) })).headers['location'],
      )
    const first = await send(9)
    const page = (await owner.get(first)).text
    const applied = /action="([^"]+\/apply)"/.exec(page)?.[1] as string
    const mark = /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const run = String((await owner.post(applied, { mark })).headers['location'])
    const { rows } = await site.database.pool.query(
      'select id from history order by id desc limit 1',
    )
    pages = [
      '/admin',
      '/admin/imports',
      await send(12),
      run,
      '/admin/history',
      `/admin/history/${rows[0].id}`,
      `/admin/listings/${id}/history`,
    ]
  })
  afterAll(() => browsing.close())

  it.each(looks)(
    'have nothing that axe finds wrong, and no sideways scroll (%s)',
    async (_, look) => {
      const baseURL = browsing.origin.replace('127.0.0.1', 'localhost')
      const page = await browsing.open({ ...look, baseURL })
      const [name = '', value = ''] = owner.cookie.split('=')
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
      for (const address of pages) {
        const answer = await page.goto(address)
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect({
          address,
          status: answer?.status(),
          wrong: await faultsOf(page),
          sideways,
        }).toEqual({
          address,
          status: 200,
          wrong: [],
          sideways: 0,
        })
      }
    },
  )
})
