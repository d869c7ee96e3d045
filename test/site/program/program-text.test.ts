import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { plainProgram } from '../../../src/site/program/plain-program.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { bare } from '../../search/programs.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { auditHeaders } from '../../support/html/header-audit.js'
import { aChange, aPlan } from '../../support/site/a-listing.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

const PAGE = 'https://iop.example.org/programs/bare-aaaa'
const unwrapped = (text: string): string => text.replace(/\n {2}/g, ' ')

describe('a program as plain text, to send to somebody', () => {
  let site: Site
  let slugs: readonly string[]
  const read = async (slug: string | undefined, query = ''): Promise<string> =>
    (await site.get(`/programs/${slug}/text${query}`).expect(200)).text
  const sample = (words: string): string | undefined =>
    site.catalogue.find({ ...anything, q: words }).programs[0]?.program.slug
  beforeAll(async () => {
    site = await openTownSite(storyEngine, {
      SAMPLE_PROGRAMS: 'true',
      PUBLIC_URL: 'https://iop.example.org',
    })
    slugs = site.catalogue.programs().map(({ slug }) => slug)
  })
  afterAll(() => site.close())

  it('says name, level, place, how to reach them, hours, ages, payment and the address of its page', async () => {
    const slug = sample('harbor street evening')
    const text = unwrapped(await read(slug))
    for (const line of [
      'Harbor Street Evening IOP',
      'Intensive outpatient (IOP) in Columbus, OH',
      'This is a sample. The program, its number and its address are made up, to show what a full listing looks like.',
      'Intake phone: (614) 555-0112',
      'Hours a week: 9 to 11 sessions a week (7.5 to 9.2 hours by the clock)',
      `The page: https://iop.example.org/programs/${slug}`,
      'In a crisis, call or text 988, day and night.',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/^Ages: \S/m)
    expect(text).toMatch(/^Payment: \S/m)
    expect(text).toMatch(
      /^Who said this: The program’s own page\nLast checked: [A-Z][a-z]{2} \d+, 20\d\d$/m,
    )
  })

  it('says “Not stated” in the place of each fact that nobody stated', () => {
    const text = plainProgram(bare, PAGE)
    for (const label of [
      'Intake',
      'Taking new people',
      'Starts within',
      'Hours a week',
      'Schedule',
      'Ages',
      'Payment',
      'Price',
      'Who said this',
    ])
      expect(text.split('\n')).toContain(`${label}: Not stated`)
    expect(text).toContain('Where it says “Not stated”, nobody has told us. Ask them.')
  })

  it('of a directory says that a fact is the facility’s, and that we did not check it', async () => {
    const program = site.catalogue
      .programs()
      .find(
        ({ edition, payment, telehealth }) =>
          edition?.list === 'samhsa-su' && payment.length > 0 && telehealth,
      )
    const text = unwrapped(await read(program?.slug))
    expect(text).toMatch(/^Payment: .* \(at this facility\)$/m)
    expect(text).toMatch(
      /^In person or online: Facility offers telehealth\b.* \(Whether this program does is not said\)$/m,
    )
    expect(text).toMatch(/^Main phone, not an intake line: \(\d{3}\) \d{3}-\d{4}/m)
    expect(text).toMatch(
      /^Who said this: SAMHSA substance use directory 2024.*\nLast checked: Not checked by us$/m,
    )
  })

  it('is text and no HTML, in lines of at most 72 characters but for addresses, with the headers of a page', async () => {
    for (const slug of [...slugs.filter((_, i) => i % 400 === 0), sample('millrace hybrid')]) {
      const answer = await site.get(`/programs/${slug}/text`).expect(200)
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(auditHeaders(answer, false)).toEqual([])
      expect(answer.text).not.toMatch(/<\/?[a-z]|&(?:amp|#\d+|[lg]t);|undefined|null|\u00a0/)
      expect(
        answer.text
          .split('\n')
          .filter((line) => line.length > 72 && !/^(?: {2}|The page: )https?:\S+$/.test(line)),
      ).toEqual([])
    }
  })

  it('holds nothing of a search nor of other chosen programs, whatever its address carries', async () => {
    const plain = await read(slugs[0])
    expect(await read(slugs[0], `?q=secret+words&near=43215&program=${slugs[1]}`)).toBe(plain)
    expect(plain).not.toContain('?')
    const page = (await site.get(`/programs/${slugs[0]}?program=${slugs[1]}`).expect(200)).text
    expect(page).toContain(`<a href="/programs/${slugs[0]}/text">Plain text to send to someone</a>`)
  })

  it('is not there where the page is not: 404, and 410 for one no longer listed', async () => {
    await site.get('/programs/nobody-here-aaaa/text').expect(404)
    const before = (await readListings(site.database)).find(({ slug }) => slug === slugs[21])
    if (!before) throw new Error('The listing is not there')
    await applyImport(site.database, aPlan([aChange(before, { status: 'archived' })]), 'a test')
    await site.catalogue.catchUp()
    await site.get(`/programs/${slugs[21]}/text`).expect(410)
  })
})
