import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { freshDatabase, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(240_000)

const source = 'https://list.example.gov/k01/1'
const header =
  'slug,name,level,hours_min,hours_max,hour_unit,age_groups,street,city,state,zip,phone,intake_phone,payment,source,method,checked_on'
const alder = `alder-gate-dayton-oh-iop,Alder Gate,iop,9,12,clock,adults,1 Main Street,Dayton,OH,45402,937-555-0101,937-555-0201,medicaid; private,${source},phone,2026-11-02`
const list = `${header}\n${alder}\n`
const few = (columns: string, ...cells: readonly string[]): string =>
  `slug,name,level,source,${columns}\n${['alder-gate-dayton-oh-iop', 'Alder Gate', 'iop', source, ...cells].join(',')}\n`
const places =
  'name1,name2,street1,street2,city,state,zip,phone,intake1,intake2,intake1a,intake2a,service_code_info\n'
const place = (n: number, state = 'OH', zip = '43215'): string =>
  `House ${n},,${n} Oak Street,,Town,${state},${zip},614-555-01${String(n).padStart(2, '0')},,,,,MH SUMH * PHDT\n`
const exported = `name1,name2,street1,street2,city,state,zip,phone,website,latitude,longitude,type_facility,sa,op,oit,odt,cbt,md
Cedar Lantern Recovery,,118 Mill Street,,Dayton,OH,45402,937-555-0110,cedarlantern.example.org,39.7589,-84.1916,SU,1,1,1,,1,1
`

describe.each(storyEngines)('a file sent to the page on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  afterEach(() => site.close())
  const open = async (options: Parameters<typeof siteOver>[1] = {}): Promise<void> => {
    site = await siteOver(await freshDatabase(engine), options)
    editor = await signedIn(site)
  }
  const draftOf = async (bytes: string, name = 'list.csv', by = editor): Promise<string> =>
    (await sendFile(site, by, { name, bytes }).expect(303)).headers['location'] as string
  const markOf = async (draft: string): Promise<string> =>
    / name="mark" value="([^"]+)"/.exec((await editor.get(draft)).text)?.[1] ?? ''
  const apply = async (draft: string, fields: Readonly<Record<string, string>> = {}) =>
    editor.post(`${draft}/apply`, { mark: await markOf(draft), ...fields })
  const bring = async (bytes: string, name?: string, publish = 'yes') =>
    apply(await draftOf(bytes, name), { publish })
  const only = async (name: string): Promise<Listing> => {
    const found = (await readListings(site.database)).filter((listing) => listing.name === name)
    expect(found).toHaveLength(1)
    return found[0] as Listing
  }
  const look = async (draft: string, group = ''): Promise<string> =>
    textOf((await editor.get(`${draft}${group && `?group=${group}`}`)).text)

  it('with few columns changes these facts and leaves all others, with their day (K01)', async () => {
    await open()
    await bring(list)
    const before = await only('Alder Gate')
    await bring(few('phone', '937-555-0199'))
    const after = await only('Alder Gate')
    expect(after.statements.phone?.map(({ value, checkedOn }) => [value, checkedOn])).toEqual([
      ['937-555-0199', '2026-11-02'],
    ])
    expect({ ...after.statements, phone: null }).toEqual({ ...before.statements, phone: null })
    const spaced = list
      .replaceAll('_min', ' Min')
      .replace('checked_on', 'Checked On')
      .replace('937-555-0101', '937-555-0199')
    expect(await look(await draftOf(spaced))).toContain('Changed programs 0 0')
  })

  it('shows what it would take away as a group that is not ticked, and takes it only when it is', async () => {
    await open()
    await bring(list)
    const before = await only('Alder Gate')
    const draft = await draftOf(few('phone,payment,age_groups', '', 'medicaid', 'adults'))
    const text = await look(draft)
    expect(text).toContain('The file would remove 2 facts of 1 program.')
    expect(text).toContain('Would be removed 1 0')
    expect(text).toContain('Nothing is chosen')
    const group = await editor.get(`${draft}?group=removed`)
    expect(group.text).not.toMatch(/name="take"[^>]*checked/)
    expect(textOf(group.text)).toContain('937-555-0101')
    expect((await apply(draft)).headers['location']).toBe(draft)
    expect(await only('Alder Gate')).toEqual(before)
    await editor
      .post(`${draft}?group=removed`, { row: before.slug, take: before.slug, choose: 'rows' })
      .expect(303)
    const run = (await apply(draft)).headers['location'] as string
    const after = await only('Alder Gate')
    expect(after.statements.phone).toBeUndefined()
    expect(after.statements.payment?.map(({ value }) => value)).toEqual([['medicaid']])
    expect({ ...after.statements, payment: 0 }).toEqual({
      ...before.statements,
      payment: 0,
      phone: undefined,
    })
    await editor.post(`${run}/undo`, { reason: 'The wrong file' }).expect(303)
    expect(await only('Alder Gate')).toEqual(before)
  })

  it('of one state of an edition marks nothing elsewhere, and of a part nothing at all until somebody says it is whole (K02)', async () => {
    await open()
    const edition = (...lines: readonly string[]): string => places + lines.join('')
    await bring(
      edition(place(1), place(2), place(3), place(4, 'WY', '82001')),
      'samhsa-mh-2024.csv',
    )
    const gone = async () =>
      (await readListings(site.database))
        .filter(({ edition: its }) => its?.absentSince)
        .map(({ name }) => name)
    const draft = await draftOf(edition(place(1), place(5, 'TX', '76701')), 'samhsa-mh-2025.csv')
    const text = await look(draft)
    expect(text).toContain('Not in this edition 0 0')
    expect(text).toContain('Is this the whole edition?')
    expect(text).toContain('OH 1 3')
    expect(text).toContain('1 program in other states stays as they are')
    await editor.post(draft, { choose: 'whole', whole: 'yes' }).expect(303)
    expect(await look(draft)).toContain('Not in this edition 2 2')
    await apply(draft)
    expect(await gone()).toEqual(['House 2', 'House 3'])
  })

  it('that is an export of FindTreatment.gov is published where that is chosen (K16)', async () => {
    await open()
    await bring(exported, 'findtreatment-oh-2026-10.csv')
    expect((await only('Cedar Lantern Recovery')).status).toBe('published')
  })

  it('brings to visitors nothing that the form would refuse, and says what waits or was left (F5)', async () => {
    await open()
    const line = (name: string, website: string, phone = ''): string =>
      `${name},iop,OH,${source}/${name.length},${website},${phone}\n`
    const columns = 'name,level,state,source,website,phone\n'
    const draft = await draftOf(
      `${columns}${line('Oak House', 'https://www.rehabs.com/x')}${line('Elm Court House', 'https://elm.example.org/')}`,
    )
    expect(await look(draft, 'problems')).toContain(
      '“Oak House” waits for review: www.rehabs.com belongs to a directory',
    )
    await apply(draft, { publish: 'yes' })
    expect([(await only('Oak House')).status, (await only('Elm Court House')).status]).toEqual([
      'in-review',
      'published',
    ])
    const { slug } = await only('Elm Court House')
    const later = await draftOf(
      `slug,name,level,source,phone,cost\n${slug},,,https://else.example.org/,900-555-0199,20 dollars\n`,
    )
    expect(await look(later, 'problems')).toContain(
      `${slug} was left as it was here: Calls to 900-555-0199 cost the caller extra`,
    )
    await apply(later)
    const after = await only('Elm Court House')
    expect([after.statements.phone, after.statements.cost?.[0]?.value]).toEqual([
      undefined,
      '20 dollars',
    ])
  })

  it('is its sender’s own writing where somebody else must look first: not published with it, nor by them afterwards (F5)', async () => {
    await open({ REVIEW_REQUIRED: 'true' })
    const draft = await draftOf(list)
    const page = await editor.get(draft)
    expect(page.text).not.toContain('name="publish"')
    expect(textOf(page.text)).toContain('New programs wait for review.')
    expect((await apply(draft, { publish: 'yes' })).status).toBe(422)
    expect(await readListings(site.database)).toEqual([])
    await apply(draft)
    expect((await only('Alder Gate')).status).toBe('in-review')
    const { rows } = await site.database.pool.query<{ id: string; version: number }>(
      'select id, version from programs',
    )
    const [{ id = '', version = 0 } = {}] = rows
    const publish = (by: SignedIn) =>
      by.post(`/admin/listings/${id}/status`, {
        to: 'published',
        version: String(version),
        despite: '1',
      })
    expect((await publish(editor)).status).toBe(422)
    expect((await only('Alder Gate')).status).toBe('in-review')
    await publish(await signedIn(site, 'reviewer')).expect(303)
    expect((await only('Alder Gate')).status).toBe('published')
  })
})
