import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { at, atHarbor } from '../../search/one-number.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

describe('a number that other places have', () => {
  let site: VisitorSite
  const SENTENCE = 'Central line of 2 programs in 2 states.'
  const slugs = ['north-aaaa', 'south-aaaa', 'alone-aaaa'] as const
  beforeAll(async () => {
    site = await openTown()
    const programs = [
      atHarbor(slugs[0], { location: at('1 Oak St', 'OH') }),
      atHarbor(slugs[1], { location: at('2 Oak St', 'TX') }),
      atHarbor(slugs[2], { location: at('3 Oak St', 'OH'), phone: '614-555-0179' }),
    ]
    const from = site.catalogue.seq()
    site.catalogue.apply(
      programs.map((one, i) => ({
        seq: from + 1 + i,
        slug: one.slug,
        kind: 'published' as const,
        at: '2026-11-30T12:00:00.000Z',
        program: one,
        movedTo: null,
      })),
    )
  })
  afterAll(() => site.close())

  it('is said beside it on the page of each, and of no other', async () => {
    for (const slug of slugs)
      expect((await site.get(`/programs/${slug}`).expect(200)).text.split(SENTENCE)).toHaveLength(
        slug === 'alone-aaaa' ? 1 : 2,
      )
  })

  it('is said in the comparison and on the call sheet', async () => {
    for (const path of ['/compare', '/call-sheet']) {
      const asked = slugs.map((slug) => `program=${slug}`).join('&')
      const { text } = await site.get(`${path}?${asked}`).expect(200)
      expect([path, text.split(SENTENCE).length - 1]).toEqual([path, 2])
    }
  })
})
