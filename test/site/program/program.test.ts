import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { programPage } from '../../../src/site/program/program-page.js'
import { readTemplates } from '../../../src/web/html/templates.js'
import { bare } from '../../search/programs.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

const said = {
  source: 'editor',
  scope: 'program',
  method: 'phone',
  checkedOn: '2026-11-02',
} as const
const written = {
  source: 'https://example.org/start',
  scope: 'program',
  method: 'page',
  checkedOn: '2026-03-01',
} as const
const TODAY = '2026-11-25'
const fill = readTemplates()
/** A page whose two sentences about the start come from two sources. */
const intakeOfTwo = (): string => {
  const facts = { accepting: said, startWithinDays: written, phone: said, website: written }
  const { template, view } = programPage(
    {
      ...bare,
      accepting: 'yes',
      startWithinDays: 3,
      phone: '614-555-0199',
      website: 'https://example.org/',
      facts,
    },
    TODAY,
  )
  return fill(template, view)
}

describe('a program page', () => {
  let site: Site
  const page = async (words: string): Promise<string> => {
    const slug = site.catalogue.find({ ...anything, q: words }).programs[0]?.program.slug
    return (await site.get(`/programs/${slug}`).expect(200)).text
  }
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('leads to their intake page first, then their intake line', async () => {
    const html = await page('millrace hybrid')
    expect(html).toContain('href="https://example.org/millrace/intake"')
    expect(html.indexOf('https://example.org/millrace/intake')).toBeLessThan(
      html.indexOf('tel:+16145550116'),
    )
    expect(textOf(html)).toContain('Go to their intake page')
  })

  it('leads to their intake line where there is no intake page', async () => {
    expect(textOf(await page('harbor street evening'))).toContain('Call their intake line')
  })

  it('leads to their website where there is no intake, and says that it is not an intake page', async () => {
    const text = textOf(await page('quiet road outpatient'))
    expect(text).toContain('Go to their own site')
    expect(text).toContain('not an intake')
  })

  it('of a directory leads to the main number, and says that it is not an intake line', async () => {
    const program = site.catalogue
      .programs()
      .find(({ phone, website, intake }) => phone && !website && !intake.phone)
    const text = textOf((await site.get(`/programs/${program?.slug}`).expect(200)).text)
    expect(text).toContain('Call their main number')
    expect(text).toContain('not an intake line')
  })

  it('shows hours in words and on a scale with lines at 6, 9 and 20', async () => {
    const html = await page('stonebridge intensive')
    expect(textOf(html)).toContain('16 to 30 hours a week')
    expect(html).toMatch(
      /aria-label="16 to[\s\S]{1,8}30[\s\S]{1,8}hours a week, on a scale from 0 to 30 with lines at 6, 9 and 20"/,
    )
  })

  it('tells sessions from hours by the clock', async () => {
    expect(textOf(await page('harbor street evening'))).toContain(
      '9 to 11 sessions a week (7.5 to 9.2 hours by the clock)',
    )
  })

  it('says “up to” where nobody stated the least hours', async () => {
    expect(textOf(await page('quiet road outpatient'))).toContain('Up to 11 hours a week')
  })

  it('shows the words of the program, who said each fact, and when it was checked', async () => {
    const text = textOf(await page('harbor street evening'))
    expect(text).toContain('Nine to eleven sessions of 50 minutes a week.')
    expect(text).toMatch(/The program’s own page.*checked .{1,20} ago, Oct 28, 2026/)
  })

  it('of a directory says that the directory said so, of the facility, and that we did not check it', async () => {
    const program = site.catalogue
      .programs()
      .find(({ edition, payment }) => edition?.list === 'samhsa-su' && payment.length > 0)
    const text = textOf((await site.get(`/programs/${program?.slug}`).expect(200)).text)
    expect(text).toContain('SAMHSA substance use directory 2024')
    expect(text).toContain('about the facility')
    expect(text).toContain('not checked by us')
    expect(text).toContain('Hours not stated')
    expect(text).toMatch(/nobody has told us\. Ask them\./i)
  })

  it('withholds the street of a withheld address and says so', async () => {
    const program = site.catalogue
      .programs()
      .find(({ location }) => location?.precision === 'withheld')
    const html = (await site.get(`/programs/${program?.slug}`).expect(200)).text
    expect(textOf(html)).toContain('Address withheld')
    expect(html).not.toContain('---')
  })

  it('answers for a paused program, which no search finds', async () => {
    const paused = (
      await site.database.pool.query("select slug from programs where status = 'paused'")
    ).rows[0].slug
    expect(textOf((await site.get(`/programs/${paused}`).expect(200)).text)).toContain(
      'This program is paused.',
    )
    expect(site.catalogue.find({ ...anything, q: 'fernway' }).total).toBe(0)
  })

  it('marks a sample as made up', async () => {
    expect(textOf(await page('evenfall virtual'))).toContain('This is a sample.')
  })

  it('credits each thing said of the start to who said it, and when', async () => {
    const html = /<section class="intake[\s\S]*?<\/section>/.exec(intakeOfTwo())?.[0] ?? ''
    expect(textOf(html)).toMatch(
      /Taking new people\. Our editors[^.]*by phone, checked 3 weeks ago, Nov 2, 2026 First visit within 3 days\. The program’s own page[^.]*checked 9 months ago, Mar 1, 2026/,
    )
  })

  it('says of every number and address who gave it, and when', async () => {
    const two = textOf(/<section class="intake[\s\S]*?<\/section>/.exec(intakeOfTwo())?.[0] ?? '')
    expect(two).toMatch(
      /example\.org, opens their own site The program’s own page[^.]*checked 9 months ago, Mar 1, 2026/,
    )
    expect(two).toMatch(/\(614\) 555-0199 Our editors[^.]*checked 3 weeks ago, Nov 2, 2026/)
    const intake = textOf(
      /<section class="intake[\s\S]*?<\/section>/.exec(await page('millrace hybrid'))?.[0] ?? '',
    )
    expect(intake).toMatch(
      /Who said this: The program’s own page[^.]*checked .{1,20} ago, Nov 9, 2026/,
    )
    expect(intake).toMatch(
      /First visit within 7 days\. The program’s own page[^.]*checked .{1,20} ago, Nov 9, 2026/,
    )
    const program = site.catalogue
      .programs()
      .find(({ phone, edition }) => phone && edition && !phone.includes('x'))
    const listed = textOf((await site.get(`/programs/${program?.slug}`)).text)
    expect(listed).toMatch(
      /\(\d{3}\) \d{3}-\d{4} Who said this: SAMHSA [a-z ]+ directory 2024, about the facility, not checked by us/,
    )
  })

  it('has a title that tells level and city', async () => {
    const program = site.catalogue
      .programs()
      .find(({ level, location }) => level === 'php' && location)
    const html = (await site.get(`/programs/${program?.slug}`)).text
    expect(textOf(/<title>[\s\S]*?<\/title>/.exec(html)?.[0] ?? '')).toContain(
      `, PHP in ${program?.location?.city}, ${program?.location?.state}`,
    )
  })

  it('keeps what is chosen, and adds itself to the comparison', async () => {
    const [a, b, c, d, e] = site.catalogue.programs().map(({ slug }) => slug)
    const open = async (query: string): Promise<string> =>
      (await site.get(`/programs/${e}?${query}`).expect(200)).text.replaceAll('&amp;', '&')
    const one = await open(`program=${a}`)
    expect(one).toContain(
      `<a class="button" href="/compare?program=${a}&program=${e}">Add to compare</a>`,
    )
    expect(one).toContain(`<a href="/programs/${a}?program=${a}">`)
    expect(await open(`program=${a}&program=${b}`)).toContain(
      `<a class="button main" href="/compare?program=${a}&program=${b}">`,
    )
    expect(textOf(await open([a, b, c, d].map((slug) => `program=${slug}`).join('&')))).toContain(
      'Four are chosen',
    )
    expect(textOf(await open(`program=${e}`))).toContain('Chosen to compare')
  })

  it('is the same page without choices, and minds no parameter that it does not know', async () => {
    const [slug] = site.catalogue.programs().map((program) => program.slug)
    const plain = (await site.get(`/programs/${slug}`).expect(200)).text
    expect(plain).not.toContain('class="tray"')
    for (const query of ['colour=red', 'program=nobody-here-aaaa', 'program=%00', 'payment=gold'])
      expect((await site.get(`/programs/${slug}?${query}`).expect(200)).text).toBe(plain)
  })

  it('has a call sheet: what nobody stated as questions, and their number', async () => {
    const slug = site.catalogue.find({ ...anything, q: 'quiet road outpatient' }).programs[0]
      ?.program.slug
    const text = textOf((await site.get(`/call-sheet?program=${slug}`).expect(200)).text)
    expect(text).toContain('(614) 555-0113')
    expect(text).toContain('Are you taking new people?')
    expect(text).not.toContain('How many hours a week is it?')
  })
})
