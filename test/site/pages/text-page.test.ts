import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { say } from '../../../src/messages/say.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { openSite, type Site, siteOver } from '../../support/site/open-site.js'

describe('pages of reading', () => {
  let site: Site
  const page = async (address: string): Promise<string> =>
    textOf((await site.get(address).expect(200)).text)
  beforeAll(async () => {
    site = await openSite(storyEngine)
  })
  afterAll(() => site.close())

  it('the privacy page names for each promise a test that exists', async () => {
    const promises = say.privacy.sections.flatMap(({ promises: all = [] }) => all)
    expect(promises.length).toBeGreaterThan(5)
    const text = await page('/privacy')
    for (const { text: promise, proof } of promises) {
      expect(text).toContain(promise)
      expect({ proof, there: existsSync(new URL(`../../../${proof}`, import.meta.url)) }).toEqual({
        proof,
        there: true,
      })
    }
  })

  it('the statement of access names for each thing tested a test that exists, and what nobody tried', async () => {
    const promises = say.accessibility(null).sections.flatMap(({ promises: all = [] }) => all)
    expect(promises.length).toBeGreaterThan(5)
    const text = await page('/accessibility')
    for (const { text: promise, proof } of promises) {
      expect(text).toContain(promise)
      expect({ proof, there: existsSync(new URL(`../../../${proof}`, import.meta.url)) }).toEqual({
        proof,
        there: true,
      })
    }
    for (const words of [
      'WCAG 2.2, level AA',
      'What we have not tried',
      'Screen readers',
      'Whoever runs this site has not said yet where to write.',
    ])
      expect(text).toContain(words)
  })

  it('the statement of access says where to tell what does not work, when that is set', async () => {
    const told = await siteOver(site.database, { CONTACT_URL: 'mailto:access@example.org' })
    const { text } = await told.get('/accessibility').expect(200)
    expect(text).toContain(
      '<a href="mailto:access@example.org" rel="noopener noreferrer nofollow">access@example.org</a>',
    )
    expect(text).not.toContain('has not said yet')
    await told.catalogue.stop()
  })

  it('a page begins with its answer: the guide with what an IOP is, the others with what they come to', async () => {
    const lead = async (address: string): Promise<string> =>
      textOf(
        /<p class="lead">([\s\S]*?)<\/p>/.exec((await site.get(address).expect(200)).text)?.[1] ??
          '',
      )
    expect(await lead('/guide')).toMatch(
      /^An intensive outpatient program \(IOP\) is treatment several times a week while you live at home\./,
    )
    expect(await lead('/privacy')).toMatch(/^We keep nothing about you/)
    expect(await lead('/safety')).toMatch(
      /^“Leave this page” takes you away at once\. It does not clear your history\./,
    )
    expect(await lead('/about')).toMatch(/^A free public list of intensive outpatient programs\./)
    expect(await lead('/accessibility')).toMatch(/^Everyone should be able to use this site\./)
    expect(await lead('/data')).toMatch(/^9,112 programs are listed\./)
  })

  it('the guide says what an IOP is, how it works, who it is for, what a week asks, and what comes before and after, with its sources', async () => {
    const text = await page('/guide')
    for (const words of [
      'What it is',
      'How it works',
      'Who it is for',
      'What a week asks',
      'Before and after',
      'SAMHSA',
      'McCarty',
      '9 to 19 hours',
    ])
      expect(text).toContain(words)
  })

  it('every page has the crisis lines and a way to leave; none prints what ended', async () => {
    for (const address of ['/', '/programs', '/guide', '/nowhere', '/compare']) {
      const { text } = await site.get(address)
      for (const needed of [
        'href="tel:988"',
        'href="tel:911"',
        'href="tel:+18006624357"',
        site.config.leaveUrl,
      ])
        expect(text).toContain(needed)
      expect(textOf(text)).not.toMatch(/press 3/i)
    }
  })

  it('the page of what is known counts the catalogue: all state a level, few state hours', async () => {
    const text = await page('/data')
    expect(text).toContain('9,112 programs are listed.')
    expect(text).toMatch(/Level of care 9,112 100%/)
    expect(text).toMatch(/Hours a week 289 3%/)
  })

  it('the words page explains every therapy approach', async () => {
    const text = await page('/guide/words')
    expect(text).toContain('Dialectical behavior therapy')
  })

  it('the sitemap has every program once, and robots are kept from searches', async () => {
    const { text } = await site.get('/sitemap.xml').expect(200)
    expect(text.match(/<loc>[^<]*\/programs\/[a-z0-9-]+<\/loc>/g)).toHaveLength(9112)
    expect((await site.get('/robots.txt')).text).toContain('Disallow: /programs?')
  })

  it('security.txt says whom to tell, for half a year', async () => {
    const { text } = await site.get('/.well-known/security.txt').expect(200)
    expect(text).toMatch(/^Contact: http/)
    const [, expires = ''] = /Expires: (\S+)/.exec(text) ?? []
    expect(Date.parse(expires)).toBeGreaterThan(Date.now())
  })
})
