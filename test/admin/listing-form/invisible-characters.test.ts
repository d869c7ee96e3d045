import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import type { Program } from '../../../src/catalog/program/program.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { HOST, proven } from '../../support/site/at-the-door.js'
import { identityIn, tenFacts } from '../../support/site/listing-html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { openNation } from '../../support/site/open-visitors.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

/**
 * One of each family: fillers, blanks that are none, zero widths, soft hyphens, direction marks,
 * tags, selectors, private, noncharacters, piled marks.
 */
const family: readonly (readonly [string, string])[] = [
  ['a Hangul filler', '\u3164'],
  ['a braille blank', '\u2800'],
  ['a zero width space', '\u200b'],
  ['a word joiner', '\u2060'],
  ['a soft hyphen', '\u00ad'],
  ['a mark of byte order', '\ufeff'],
  ['an Arabic letter mark', '\u061c'],
  ['a tag', '\u{e0041}'],
  ['a variation selector', '\ufe0e'],
  ['a supplementary selector', '\u{e0100}'],
  ['a joiner', '\u200d'],
  ['private use', '\ue000'],
  ['a noncharacter', '\ufdd0'],
  ['an unassigned character', '\u0378'],
  ['180 marks', '\u0334'.repeat(180)],
]

describe('what nobody sees', () => {
  let site: Site
  let owner: SignedIn
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    owner = await signedIn(site, 'owner')
    await proven(site, owner.editor)
  })
  afterAll(() => site.close())
  const add = async (name: string, own: Record<string, string> = {}) => {
    const identity = identityIn((await owner.get('/admin/listings/new')).text)
    return owner.post('/admin/listings/new', { version: '', identity, ...tenFacts, name, ...own })
  }

  it.each(family)('is refused wherever people type, and nothing is written: %s', async (_, one) => {
    const newest = async () =>
      (
        await site.database.pool.query(
          'select (select max(id) from history) as entry, (select count(*) from reports) as reports',
        )
      ).rows
    const before = await newest()
    expect((await add(`Ho${one}pe IOP`)).status).toBe(422)
    expect((await add('Hope IOP', { organization: `Ho${one}pe` })).status).toBe(422)
    expect((await add('Hope IOP', { cost: `$${one}40 a session` })).status).toBe(422)
    expect((await add('Hope IOP', { 'location.city': `Colum${one}bus` })).status).toBe(422)
    expect(
      (
        await owner.post('/admin/editors', {
          name: `In${one}és`,
          email: 'ines@harbor.example',
          role: 'editor',
        })
      ).status,
    ).toBe(422)
    expect(
      (
        await owner.post('/admin/editors', {
          name: 'Inés',
          email: `in${one}es@harbor.example`,
          role: 'editor',
        })
      ).status,
    ).toBe(422)
    expect(
      (
        await owner.post(`/admin/editors/${owner.editor.id}`, {
          act: 'role',
          role: 'owner',
          why: `be${one}cause`,
        })
      ).status,
    ).toBe(422)
    const { slug } = site.catalogue.programs()[0] as Program
    const report = await supertest(site.app)
      .post(`/programs/${slug}/report`)
      .set({ Host: HOST, Origin: `http://${HOST}`, 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send(new URLSearchParams({ topic: 'other', words: `The num${one}ber is wrong` }).toString())
    expect(report.status).toBe(422)
    expect(await newest()).toEqual(before)
  })

  it('makes no name by itself, nor do signs', async () => {
    for (const name of ['\u3164\u3164\u3164', '\u2800', '---', '…'])
      expect([name, (await add(name)).status]).toEqual([name, 422])
  })

  it('is refused in a file, in whatever cell it comes, also inside notes', async () => {
    const header = 'name,organization,level,city,state,zip,status,source,cost,stated_as,facts'
    const rows = family.flatMap(([, one], i) => [
      `Hope A${i},Ho${one}pe,iop,Columbus,OH,43215,,https://hope.example.org/,,,`,
      `Hope B${i},Hope,iop,Columbus,OH,43215,,https://hope.example.org/,$4${one}0,,`,
      `Hope C${i},Hope,iop,Columbus,OH,43215,,https://hope.example.org/,$40,nine${one} hours,`,
      `Hope D${i},Hope,iop,Columbus,OH,43215,,https://hope.example.org/,$40,,"${JSON.stringify({ cost: { source: 'https://hope.example.org/', scope: 'program', method: 'page', checkedOn: null, statedAs: `ni${one}ne` } }).replaceAll('"', '""')}"`,
    ])
    const nameless = family.map(
      ([, one]) => `Ho${one}pe,Hope,iop,Columbus,OH,43215,,https://hope.example.org/,,,`,
    )
    const refused = await sendFile(site, owner, {
      name: 'hope.csv',
      bytes: [header, ...nameless].join('\n'),
    })
    expect([
      refused.status,
      textOf(refused.text).match(/This line cannot be a program/g)?.length,
    ]).toEqual([400, family.length])
    const sent = await sendFile(site, owner, {
      name: 'hope.csv',
      bytes: [header, ...rows].join('\n'),
    })
    expect([sent.status, sent.status === 303 ? '' : textOf(sent.text)]).toEqual([303, ''])
    const draft = sent.headers['location'] as string
    const { text } = await owner.get(draft)
    const mark = / name="mark" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await owner.post(`${draft}/apply`, { mark, publish: 'yes' })
    const { rows: kept } = await site.database.pool.query(
      `select name, organization_name, statements::text as said from programs where name like '%ope%'`,
    )
    const unseen = /[\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{4,}/u
    expect(kept.filter(({ name }) => /^Hope [A-D]\d/.test(name)).length).toBeGreaterThan(
      3 * family.length,
    )
    expect(kept.filter((row) => unseen.test(JSON.stringify(row)))).toEqual([])
  })

  it('is no hindrance to whoever looks for something', async () => {
    const { slug, name } = site.catalogue
      .programs()
      .find(({ name }) => /^[A-Za-z]{4}/.test(name)) as Program
    for (const [, one] of family) {
      const q = `${name.slice(0, 2)}${one}${name.slice(2)}`.slice(0, 200)
      const found = await site.get(`/api/v1/programs?${new URLSearchParams({ q })}`)
      if (one.length < 100)
        expect([one, found.status, found.text.includes(slug)]).toEqual([one, 200, true])
    }
    expect(
      (await site.get(`/programs?${new URLSearchParams({ near: 'Colum\u200bbus, OH' })}`)).text,
    ).toContain('Distance and direction from Columbus, OH')
  })

  it('was in nothing that is bundled, so that none of it reads otherwise', async () => {
    const programs = (await openNation()).catalogue.programs()
    const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{4,}/u
    expect(programs.filter((program) => unseen.test(JSON.stringify(program)))).toEqual([])
    expect(programs).toHaveLength(9112)
  })
})
