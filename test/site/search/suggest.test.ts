import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { auditHeaders } from '../../support/html/header-audit.js'
import { holdClock } from '../../support/process/hold-clock.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

type Answer = Readonly<{
  said: string
  suggestions: readonly Readonly<{
    kind: string
    text: string
    note: string
    fill?: string
    href?: string
  }>[]
}>

describe('the address that a field asks while somebody types', () => {
  let site: VisitorSite
  const ask = async (field: string, text: string): Promise<Answer> =>
    (
      await site
        .get(`/suggest?field=${field}&text=${encodeURIComponent(text)}`)
        .expect(200)
        .expect('Content-Type', /json/)
    ).body
  beforeAll(async () => {
    site = await openTown({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('gives places, with how many programs are there, and the sentence that is said', async () => {
    const { suggestions, said } = await ask('near', 'columbus o')
    expect(suggestions[0]).toEqual({
      kind: 'city',
      text: 'Columbus, OH',
      note: expect.stringMatching(/^\d+ programs there$/),
      fill: 'Columbus, OH',
    })
    expect(said).toMatch(/^\d suggestions?$/)
    expect(
      (await ask('near', '4321')).suggestions.every(
        ({ kind, text, note }) =>
          kind === 'zip' && text.startsWith('4321') && note.startsWith('Ohio'),
      ),
    ).toBe(true)
  })

  it('gives words to fill in, and programs to go to, each by an address that answers', async () => {
    expect((await ask('q', 'cb')).suggestions[0]).toEqual({
      kind: 'words',
      text: 'CBT',
      note: 'Therapy approaches',
      fill: 'CBT',
    })
    const { suggestions } = await ask('q', 'harbor street')
    const [program] = suggestions
    expect(program).toMatchObject({
      kind: 'program',
      text: 'Harbor Street Evening IOP',
      note: expect.stringContaining('Columbus, OH'),
    })
    await site.get(program?.href ?? '').expect(200)
  })

  it('answers from the first letter, with eight at most', async () => {
    for (const letter of 'acr4')
      for (const field of ['near', 'q']) {
        const { suggestions } = await ask(field, letter)
        expect([
          letter,
          field,
          suggestions.length > 0 || field === 'q',
          suggestions.length <= 8,
        ]).toEqual([letter, field, true, true])
      }
  })

  it('never gives words that the search would have to leave out', async () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      for (const { fill } of (await ask('q', letter)).suggestions)
        if (fill)
          expect([
            fill,
            (await site.get(`/api/v1/programs?q=${encodeURIComponent(fill)}`)).body.problems,
          ]).toEqual([fill, undefined])
  })

  it('is kept by nobody, has strict headers, and its answer is never longer than a page of it', async () => {
    const answer = await site.get('/suggest?field=q&text=recovery').expect(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(auditHeaders(answer, false)).toEqual([])
    expect(answer.text.length).toBeLessThan(4000)
  })

  it('has no suggestions for what is no text or no field of ours', async () => {
    for (const address of [
      '/suggest',
      '/suggest?field=near',
      '/suggest?text=a',
      '/suggest?field=zip&text=4',
      '/suggest?field=q&text=%E2%80%AE',
      '/suggest?field=q&text=%ED%A0%80',
      '/suggest?field=q&text=...',
    ])
      expect((await site.get(address).expect(200)).body).toEqual({
        suggestions: [],
        said: 'No suggestions',
      })
  })

  it('reads what was typed without what nobody sees in it, as the search does', async () => {
    const [seen, hidden] = [
      await site.get('/suggest?field=q&text=trau'),
      await site.get('/suggest?field=q&text=%E2%80%AEtr%C2%ADau'),
    ]
    expect(seen.body.suggestions.length).toBeGreaterThan(0)
    expect(hidden.body).toEqual(seen.body)
  })

  it('never answers 500 and logs nothing of what was typed, whatever that is', async () => {
    site.lines.length = 0
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 140 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        '\u0000',
        '%',
        'canary7d1f',
        'a'.repeat(5000),
        '\u{1F600}',
        'İ',
        'st',
        'n',
        '0',
      ),
    )
    const encode = (text: string): string =>
      text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
    const key = fc.constantFrom('field', 'text', 'text[]', '__proto__', 'canary7d1f')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('near', 'q'),
        fc.array(fc.tuple(key, odd), { maxLength: 4 }),
        async (field, pairs) => {
          const address = `/suggest?field=${field}&${pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')}`
          const { status, body } = await site.get(address)
          expect([address, status < 500, status !== 200 || body.suggestions.length <= 8]).toEqual([
            address,
            true,
            true,
          ])
        },
      ),
      { numRuns: 250 },
    )
    expect(site.lines.length).toBe(250)
    expect(site.lines.join('')).not.toContain('canary7d1f')
    expect(
      site.lines
        .map((line) => JSON.parse(line).route)
        .filter((route) => route !== '/suggest' && route !== 'none'),
    ).toEqual([])
  })

  it('counts against the limit of requests as any other', async () => {
    const letRun = holdClock()
    const limited = await openTown({ RATE_LIMIT: '2' })
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await limited.get('/suggest?field=q&text=a')).status)
    await limited.close()
    letRun()
    expect(statuses).toEqual([200, 200, 429, 429])
  })
})
