import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { textOf } from '../../support/html/html.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

/** The common questions of the first page with their counts. */
const questionsOf = (html: string): readonly string[] =>
  [
    ...(/<ul class="links">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '').matchAll(
      /<li>([\s\S]*?)<\/li>/g,
    ),
  ].map(([, item = '']) => textOf(item))

describe('the first page', () => {
  let shown: VisitorSite
  let off: VisitorSite
  const home = async (site: VisitorSite): Promise<string> => (await site.get('/').expect(200)).text
  beforeAll(async () => {
    shown = await openTown({ SAMPLE_PROGRAMS: 'true' })
    off = await openTown()
  })
  afterAll(async () => {
    await shown.close()
    await off.close()
  })

  it('counts no sample: with samples shown or not, its questions and their numbers are the same', async () => {
    expect(questionsOf(await home(off)).length).toBeGreaterThan(3)
    expect(questionsOf(await home(shown))).toEqual(questionsOf(await home(off)))
    expect(textOf(await home(shown))).toContain('They are not counted on this page.')
  })

  it('agrees with itself: it counts intensive outpatient and day programs, and all, as they are listed', async () => {
    const text = textOf(await home(shown))
    const [iop, php] = [/\(IOP\) ([\d,]+) programs/, /\(PHP\) ([\d,]+) programs/].map((pattern) =>
      Number(pattern.exec(text)?.[1]?.replace(',', '')),
    )
    const of = (level: string) =>
      shown.catalogue.programs().filter((program) => program.level === level).length
    expect([iop, php]).toEqual([of('iop'), of('php')])
    expect(text).toContain(
      `${shown.catalogue.programs().length.toLocaleString('en-US')} programs, from the SAMHSA`,
    )
  })

  it('asks nothing that only made-up programs answer', async () => {
    const real = off.catalogue.programs().filter(({ accepting }) => accepting === 'yes').length
    expect(textOf(await home(shown)).includes('Taking new people now')).toBe(real > 0)
  })
})
