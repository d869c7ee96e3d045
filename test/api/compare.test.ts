import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openTown, type VisitorSite } from '../support/site/open-visitors.js'

describe('the API of comparison', () => {
  let site: VisitorSite
  let slugs: readonly string[]
  beforeAll(async () => {
    site = await openTown()
    slugs = site.catalogue.programs().map(({ slug }) => slug)
  })
  afterAll(() => site.close())

  it('answers programs in the order asked, and rows that begin with what people decide by', async () => {
    const { body } = await site
      .get(`/api/v1/compare?program=${slugs[7]}&program=${slugs[3]}`)
      .expect(200)
    expect(body.programs.map(({ slug }: { slug: string }) => slug)).toEqual([slugs[7], slugs[3]])
    expect(body.rows.slice(0, 8).map(({ key }: { key: string }) => key)).toEqual([
      ...[
        'accepting',
        'startWithin',
        'hours',
        'schedule',
        'telehealth',
        'ages',
        'focus',
        'payment',
      ],
    ])
    for (const row of body.rows) {
      expect(Object.keys(row)).toEqual(['key', 'label', 'group', 'cells', 'differs'])
      expect(row.cells).toHaveLength(2)
      if (row.cells.includes('Not stated')) expect(row.differs).toBe(false)
      else expect(row.differs).toBe(row.cells[0] !== row.cells[1])
    }
  })

  it('names what it does not know with 404', async () => {
    const { body } = await site
      .get(`/api/v1/compare?program=${slugs[0]}&program=nobody-here-aaaa`)
      .expect(404)
    expect(body).toEqual({
      problems: [{ field: 'program', message: expect.stringContaining('nobody-here-aaaa') }],
    })
  })

  it('says 400 for no program, more than four, and anything else it is asked', async () => {
    await site.get('/api/v1/compare').expect(400)
    await site
      .get(
        `/api/v1/compare?${slugs
          .slice(0, 5)
          .map((slug) => `program=${slug}`)
          .join('&')}`,
      )
      .expect(400)
    await site.get(`/api/v1/compare?program=${slugs[0]}&near=43215`).expect(400)
    await site
      .get(
        `/api/v1/compare?${slugs
          .slice(0, 4)
          .map((slug) => `program=${slug}`)
          .join('&')}`,
      )
      .expect(200)
  })
})
