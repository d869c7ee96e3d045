import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'

const sizes = [
  ['a phone', { width: 360, height: 740 }],
  ['a desk', { width: 1280, height: 900 }],
] as const

describeBrowser('the whole journey', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  describe.each(sizes)('on %s', (_, viewport) => {
    it.each([
      ['with scripts off', false],
      ['with scripts on', true],
    ])('goes from a ZIP to the program’s own intake, %s', async (_name, javaScriptEnabled) => {
      const page = await browsing.open({ viewport, javaScriptEnabled })
      const heading = () => page.locator('h1').textContent()
      await page.goto('/')
      await page.getByLabel('ZIP code, or city and state').fill('43215')
      await page.getByRole('button', { name: 'Search programs' }).click()
      expect(await heading()).toMatch(/^\d+ programs within 25 miles of 43215/)

      // On a phone the filters are a sheet that opens without a script.
      const opener = page.getByRole('button', { name: /^Filters/ })
      if (await opener.isVisible()) await opener.click()
      await page.getByRole('link', { name: 'All filters', exact: true }).click()
      expect(await heading()).toBe('All filters')
      await page.locator('summary').filter({ hasText: 'Who said it' }).click()
      await page.locator('input[name="source"][value="provider"]').check()
      await page.getByRole('button', { name: 'Show programs' }).click()
      await page.waitForURL(/source=/)
      expect(new URL(page.url()).searchParams.getAll('source')).toEqual(['provider'])
      expect(await heading()).toMatch(/^\d programs/)

      await page.getByRole('link', { name: /^Add to compare.*Harbor Street Evening IOP/ }).click()
      await page
        .getByRole('link', { name: /^Add to compare.*Millrace Hybrid Day and Evening Program/ })
        .click()
      await page.getByRole('link', { name: 'Compare side by side' }).click()
      expect(await heading()).toBe('Two programs, side by side')
      expect(await page.getByRole('table').count()).toBe(1)
      expect(
        await page.getByRole('columnheader').filter({ hasText: 'Harbor Street' }).count(),
      ).toBe(1)
      expect(
        await page.getByRole('rowheader').filter({ hasText: 'Taking new people' }).count(),
      ).toBe(1)

      await page.getByRole('link', { name: 'Questions to ask' }).first().click()
      expect(await heading()).toBe('Questions to ask on the phone')
      await page.goBack()
      await page
        .getByRole('link', { name: 'Millrace Hybrid Day and Evening Program' })
        .first()
        .click()
      expect(await heading()).toBe('Millrace Hybrid Day and Evening Program')
      expect(
        await page.getByRole('link', { name: 'Go to their intake page' }).getAttribute('href'),
      ).toBe('https://example.org/millrace/intake')
    })
  })

  it('can be made with the keyboard alone', async () => {
    const page = await browsing.open({ viewport: { width: 1280, height: 900 } })
    await page.goto('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the main content',
    )
    await page.keyboard.press('Enter')
    await page.getByLabel('ZIP code, or city and state').focus()
    await page.keyboard.type('43215')
    await page.keyboard.press('Enter')
    await page.waitForURL(/near=43215/)
    const add = page.getByRole('link', { name: /^Add to compare/ })
    await add.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/program=/)
    await add.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/program=.*program=/)
    await page.getByRole('link', { name: 'Compare side by side' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/compare\?/)
    expect(await page.getByRole('table').count()).toBe(1)
  })

  it.each(sizes)(
    'on %s keeps a choice through the page of another program, which then joins the comparison',
    async (_, viewport) => {
      const page = await browsing.open({ viewport, javaScriptEnabled: false })
      await page.goto('/programs?near=43215&source=provider')
      await page.getByRole('link', { name: /^Add to compare.*Harbor Street Evening IOP/ }).click()
      const tray = page.getByRole('complementary', { name: 'Chosen for comparison' })
      expect(await tray.getByRole('link', { name: 'Harbor Street Evening IOP' }).count()).toBe(1)
      expect(await page.getByRole('link', { name: 'Compare side by side' }).count()).toBe(0)
      await page
        .getByRole('link', { name: 'Millrace Hybrid Day and Evening Program', exact: true })
        .click()
      expect(await tray.getByRole('link', { name: 'Harbor Street Evening IOP' }).count()).toBe(1)
      await page.getByRole('link', { name: 'Add to compare' }).click()
      expect(await page.locator('h1').textContent()).toBe('Two programs, side by side')
      expect(
        await page.getByRole('columnheader').filter({ hasText: 'Harbor Street' }).count(),
      ).toBe(1)
      expect(await page.getByRole('columnheader').filter({ hasText: 'Millrace' }).count()).toBe(1)
    },
  )

  it('prints a comparison whole, without what is only for the screen', async () => {
    const page = await browsing.open({ viewport: { width: 1280, height: 900 } })
    const [a, b] = browsing.site.catalogue.programs().map(({ slug }) => slug)
    await page.goto(`/compare?program=${a}&program=${b}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('table').isVisible()).toBe(true)
    expect(await page.locator('a.leave').isVisible()).toBe(false)
    expect(await page.locator('.crisis').isVisible()).toBe(true)
  })
})
