import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../src/catalog/search-query.js'
import { textOf } from '../support/html.js'
import { openSite, type Site } from '../support/open-site.js'

describe('a program page', () => {
  let site: Site
  const page = async (words: string): Promise<string> => {
    const slug = site.house.find({ ...anything, q: words }).programs[0]?.program.slug
    return (await site.get(`/programs/${slug}`).expect(200)).text
  }
  beforeAll(async () => {
    site = await openSite('embedded', { SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('leads to their intake page first, then their intake line', async () => {
    const html = await page('millrace hybrid')
    expect(html).toContain('href="https://example.org/millrace/intake"')
    expect(html.indexOf('https://example.org/millrace/intake')).toBeLessThan(html.indexOf('tel:+16145550116'))
    expect(textOf(html)).toContain('Go to their intake page')
  })

  it('leads to their intake line where there is no intake page', async () => {
    expect(textOf(await page('harbor street evening'))).toContain('Call their intake line')
  })

  it('leads to their website where there is no intake, and says that it is not an intake page', async () => {
    const text = textOf(await page('quiet road outpatient'))
    expect(text).toContain('Go to their website')
    expect(text).toContain('not an intake')
  })

  it('of a directory leads to the main number, and says that it is not an intake line', async () => {
    const program = site.house.programs().find(({ phone, website, intake }) => phone && !website && !intake.phone)
    const text = textOf((await site.get(`/programs/${program?.slug}`).expect(200)).text)
    expect(text).toContain('Call their main number')
    expect(text).toContain('not an intake line')
  })

  it('shows hours in words and on a scale with lines at 6, 9 and 20', async () => {
    const html = await page('stonebridge intensive')
    expect(textOf(html)).toContain('16 to 30 hours a week')
    expect(html).toMatch(/aria-label="16 to[\s\S]{1,8}30[\s\S]{1,8}hours a week, on a scale from 0 to 30 with lines at 6, 9 and 20"/)
  })

  it('tells sessions from hours by the clock', async () => {
    expect(textOf(await page('harbor street evening'))).toContain('9 to 11 sessions a week (7.5 to 9.2 hours by the clock)')
  })

  it('says “up to” where nobody stated the least hours', async () => {
    expect(textOf(await page('quiet road outpatient'))).toContain('Up to 11 hours a week')
  })

  it('shows the words of the program, who said each fact, and when it was checked', async () => {
    const text = textOf(await page('harbor street evening'))
    expect(text).toContain('Nine to eleven sessions of 50 minutes a week.')
    expect(text).toMatch(/The program’s own page.*checked 28 Oct 2026/)
  })

  it('of a directory says that the directory said so, of the facility, and that we did not check it', async () => {
    const program = site.house.programs().find(({ edition, payment }) => edition?.list === 'samhsa-su' && payment.length > 0)
    const text = textOf((await site.get(`/programs/${program?.slug}`).expect(200)).text)
    expect(text).toContain('SAMHSA substance use directory 2024')
    expect(text).toContain('about the facility')
    expect(text).toContain('not checked by us')
    expect(text).toContain('Hours not stated')
    expect(text).toMatch(/nobody has told us\. Ask them\./i)
  })

  it('withholds the street of a withheld address and says so', async () => {
    const program = site.house.programs().find(({ location }) => location?.precision === 'withheld')
    const html = (await site.get(`/programs/${program?.slug}`).expect(200)).text
    expect(textOf(html)).toContain('Address withheld')
    expect(html).not.toContain('---')
  })

  it('answers for a paused program, which no search finds', async () => {
    const paused = (await site.database.pool.query("select slug from programs where status = 'paused'")).rows[0].slug
    expect(textOf((await site.get(`/programs/${paused}`).expect(200)).text)).toContain('This program is paused.')
    expect(site.house.find({ ...anything, q: 'fernway' }).total).toBe(0)
  })

  it('marks a sample as made up', async () => {
    expect(textOf(await page('evenfall virtual'))).toContain('This is a sample.')
  })

  it('has a call sheet: what nobody stated as questions, and their number', async () => {
    const slug = site.house.find({ ...anything, q: 'quiet road outpatient' }).programs[0]?.program.slug
    const text = textOf((await site.get(`/call-sheet?program=${slug}`).expect(200)).text)
    expect(text).toContain('(614) 555-0113')
    expect(text).toContain('Are you taking new people?')
    expect(text).not.toContain('How many hours a week is it?')
  })
})
