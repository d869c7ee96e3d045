import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import type { Database } from '../../src/store/connection/database.js'
import { townDatabase } from '../support/database/fresh-database.js'
import { hasChromium, launchChromium } from '../support/html/chromium.mjs'
import { until } from '../support/process/child.js'
import { codeOf, keyOf, PASSWORD } from '../support/site/at-the-door.js'
import { SECRET } from '../support/site/open-site.js'

// Two servers start, a command runs, and hashes are made slow on purpose.
jest.setTimeout(240_000)

/** Needs a browser and a server; CI counts it as failed when it is left out. */
const everything = hasChromium && process.env['TEST_DATABASE_URL'] ? describe : describe.skip
const compiled = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).pathname

/** A server process of its own over a database; its address. */
const serve = async (databaseUrl: string, port: number) => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    SESSION_SECRET: SECRET,
    LOG_LEVEL: 'error',
    RATE_LIMIT: '0',
  }
  const child = spawn(process.execPath, [compiled('server.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data) => (said += String(data)))
  await until(() => said.includes('IOP Directory: '), 60)
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGKILL') }
}

everything(
  'keeping the directory, from the first owner on, in two processes over one PostgreSQL',
  () => {
    let database: Database
    let browser: Browser
    let here: Awaited<ReturnType<typeof serve>>
    let there: Awaited<ReturnType<typeof serve>>
    beforeAll(async () => {
      database = await townDatabase('server')
      const url = database.connectionString as string
      const port = 20_000 + (process.pid % 20_000)
      here = await serve(url, port)
      there = await serve(url, port + 1)
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser.close()
      here.stop()
      there.stop()
      await database.close()
    })

    /** What `npm run editor` prints as the one-time link. */
    const linkFor = async (name: string, email: string): Promise<string> => {
      const env = {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.connectionString as string,
      }
      const child = spawn(
        process.execPath,
        [compiled('commands/editor.js'), 'add', name, email, '--role', 'owner'],
        { env },
      )
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data) => (said += String(data)))
      await once(child, 'close')
      return /\/admin\/join\/\S+/.exec(said)?.[0] ?? said
    }
    const open = async (origin: string, javaScriptEnabled: boolean): Promise<Page> => {
      const context = await browser.newContext({ baseURL: origin, javaScriptEnabled })
      context.setDefaultTimeout(20_000)
      return context.newPage()
    }
    const at = (page: Page, id: string) => page.locator(`[id="${id}"]`)
    const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [id, text] of Object.entries(fields)) await at(page, id).fill(text)
    }
    /** Uses a one-time link, then signs in with password and second factor. */
    const getIn = async (page: Page, link: string, email: string): Promise<void> => {
      await page.goto(link)
      const key = keyOf(await page.content())
      await fill(page, { password: PASSWORD, again: PASSWORD, code: codeOf(key) })
      await page.keyboard.press('Enter')
      await page.locator('.codes').waitFor()
      // Each code works once: as if half a minute had passed.
      await database.pool.query('update editors set totp_step = null where email = $1', [email])
      await page.goto('/admin')
      await fill(page, { email, password: PASSWORD, code: codeOf(key) })
      await page.keyboard.press('Enter')
      await page.waitForURL('**/admin')
    }
    /** Opens a line of the listing's history by its kind, newest first. */
    const historyOf = (id: string) => `/admin/listings/${id}/history`

    it.each([
      ['with script', true],
      ['without script', false],
    ])('goes from an owner made by command to a phone brought back, %s', async (_, script) => {
      const [owner, editor, name] = [
        `owner-${script}@harbor.example`,
        `editor-${script}@harbor.example`,
        `Harbor Light ${script ? 'Morning' : 'Evening'} IOP`,
      ]
      const ownersPage = await open(here.origin, script)
      await getIn(ownersPage, await linkFor('Rosa Lindqvist', owner), owner)
      // Being asked once more, before what makes people, is tested on its own.
      await database.pool.query('update sessions set proved_at = now()')
      await ownersPage.goto('/admin/editors')
      await fill(ownersPage, { name: 'Inés Ortega', email: editor })
      await ownersPage.keyboard.press('Enter')
      const link = await at(ownersPage, 'link').inputValue()

      const page = await open(here.origin, script)
      await getIn(page, new URL(link).pathname, editor)
      await page.goto('/admin/listings/new')
      await fill(page, {
        name,
        organization: 'Harbor Light',
        phone: '614 555 0142',
        website: 'harborlight.example.org',
      })
      await at(page, 'source.method').selectOption({ label: 'By phone' })
      await at(page, 'accepting').selectOption({ label: 'Yes' })
      await fill(page, {
        'location.street': '12 Oak St',
        'location.city': 'Columbus',
        'location.zip': '43215',
        'hours.min': '25',
        'hours.max': '30',
        'ages.min': '18',
      })
      await at(page, 'location.state').selectOption({ label: 'Ohio' })
      await at(page, 'telehealth').selectOption({ label: 'In person' })
      await at(page, 'focus.mental-health').check()
      await at(page, 'payment.medicaid').check()
      await page.locator('details:has([id="modality.dbt"]) > summary').first().click()
      await at(page, 'modality.dbt').check()
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      const id = /listings\/(\d+)/.exec(page.url())?.[1] as string

      // The gate: an IOP of 25 hours.
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await page.locator('[role=alert]').waitFor()
      expect(await page.locator('[role=alert]').textContent()).toMatch(/hours/i)
      await page.goto(`/admin/listings/${id}`)
      await fill(page, { 'hours.min': '9', 'hours.max': '12' })
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Publish', exact: true }).click()
      await page.getByText('Published. Visitors see it now.').waitFor()

      // A visitor of the other process finds it, and compares it with one of the bundled catalogue.
      const search = `${there.origin}/programs?near=43215&payment=medicaid&modality=dbt&hours_max=12&accepting=yes&source=editor`
      await until(async () => (await (await fetch(search)).text()).includes(name))
      const visitor = await open(there.origin, script)
      await visitor.goto(search)
      await visitor.getByRole('link', { name, exact: true }).click()
      const slug = new URL(visitor.url()).pathname.split('/').at(-1) as string
      const [bundled] = (
        await (await fetch(`${there.origin}/api/v1/programs?state=OH&source=samhsa`)).json()
      ).programs
      await visitor.goto(`/compare?program=${slug}&program=${bundled.slug}`)
      expect(await visitor.locator('table').textContent()).toMatch(/\b9\s*(?:to|–)\s*12\s*hours/)
      expect(await visitor.context().cookies()).toEqual([])

      // A new phone, and the old one brought back.
      await page.goto(`/admin/listings/${id}`)
      await fill(page, { phone: '614 555 0199' })
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByText('Saved.', { exact: true }).waitFor()
      await until(async () =>
        (await (await fetch(`${there.origin}/programs/${slug}`)).text()).includes('(614) 555-0199'),
      )
      await page.goto(historyOf(id))
      await page.locator('a[href^="/admin/history/"]').first().click()
      await at(page, 'reason').fill('The new number rings nowhere')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/admin\/listings\/\d+\/history/)
      await until(async () =>
        (await (await fetch(`${there.origin}/programs/${slug}`)).text()).includes('(614) 555-0142'),
      )

      await page.goto(historyOf(id))
      const steps = await page.locator('main').textContent()
      for (const step of ['Added', 'Published', 'The new number rings nowhere', editor])
        expect(steps).toContain(step)
      await ownersPage.goto(historyOf(id))
      expect(await ownersPage.locator('main').textContent()).toContain(editor)
    })
  },
)
