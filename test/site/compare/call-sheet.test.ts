import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { callSheetPage } from '../../../src/site/compare/call-sheet-page.js'
import { bare } from '../../search/programs.js'
import { textOf } from '../../support/html/html.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

describe('the call sheet', () => {
  let site: VisitorSite
  let real: readonly string[]
  const asked = (...slugs: readonly string[]): string =>
    `/call-sheet?${slugs.map((slug) => `program=${slug}`).join('&')}`
  const read = async (address: string): Promise<string> =>
    textOf((await site.get(address).expect(200)).text)
  beforeAll(async () => {
    site = await openTown()
    real = site.catalogue.programs().map(({ slug }) => slug)
  })
  afterAll(() => site.close())

  it('asks what is not answered, and what is listed already stands beside the question', async () => {
    const program = site.catalogue.programs().find(({ telehealth }) => telehealth === 'offered')
    const text = await read(asked(program?.slug as string))
    expect(text).toContain('Ask them:')
    expect(text).not.toContain('Not stated anywhere')
    expect(text).toMatch(
      /Is it in person or online\? May I join from my state\? Listed: Facility offers telehealth/,
    )
  })

  it.each([
    ['all are IOPs', ['iop', 'iop'], 'I am looking for an intensive outpatient program for myself'],
    ['all are day programs', ['php'], 'I am looking for a day program for myself'],
    [
      'they are not of one level',
      ['iop', 'php'],
      'I am looking for a treatment program for myself',
    ],
  ] as const)('opens with a sentence that is true where %s', (_, levels, sentence) => {
    const programs = levels.map((level, i) => ({ ...bare, slug: `bare-${i}`, level }))
    expect(
      (callSheetPage(programs, [], 0, '2026-11-25').view as { opening: string }).opening,
    ).toContain(sentence)
  })

  it.each([
    [
      'unknown slugs',
      () => asked('nobody-here-aaaa', real[0] as string),
      () => asked(real[0] as string),
    ],
    [
      'repeated slugs',
      () => asked(real[1] as string, real[0] as string, real[1] as string),
      () => asked(real[1] as string, real[0] as string),
    ],
    [
      'parameters of nothing',
      () => `${asked(real[0] as string)}&colour=red`,
      () => asked(real[0] as string),
    ],
    ['only unknown slugs', () => asked('nobody-here-aaaa'), () => '/call-sheet'],
  ])('goes by a redirect to the canonical address from %s', async (_, address, canonical) => {
    const answer = await site.get(address()).expect(302)
    expect(answer.headers['location']).toBe(canonical())
    await site.get(canonical()).expect(200)
  })

  it('says that a fifth was left out', async () => {
    const { text } = await site.get(asked(...real.slice(0, 5))).expect(200)
    expect(textOf(text)).toContain(
      'There is room for at most 4 programs. The others were left out.',
    )
    expect(text.match(/<section class="sheet"/g)).toHaveLength(4)
  })

  it('says that one is no longer listed', () => {
    expect(
      (
        callSheetPage([bare], ['harbor-gone-aaaa'], 0, '2026-11-25').view as {
          notes: readonly string[]
        }
      ).notes,
    ).toEqual(['One of these is no longer listed here: harbor-gone-aaaa.'])
  })
})
