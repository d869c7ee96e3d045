import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { toProgram } from '../../../src/catalog/program/listing.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { createIndex, type ProgramIndex } from '../../../src/search/index/program-index.js'
import { readPlaces } from '../../../src/seed/places.js'
import { directoryListings } from '../../support/database/directories.js'
import { type PlainProgram, plainCatalogue } from '../../support/database/plain-catalogue.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

type Answer = Readonly<{
  total: number
  programs: readonly Readonly<{
    name: string
    location: Readonly<{ city: string; state: string }> | null
    area?: Readonly<{ city: string | null; state: string }>
    distance?: number
  }>[]
  suggestion?: Readonly<{ words: string; used: boolean }>
}>
const ask = async (site: VisitorSite, query: Readonly<Record<string, string>>): Promise<Answer> =>
  (await site.get(`/api/v1/programs?${new URLSearchParams(query)}`).expect(200)).body as Answer

/** A name as a plain script splits it: letters and digits, lower case. */
const split = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
type Says = Readonly<{ by: string; whole?: boolean; also?: string }>

/**
 * What typed words mean, from SAMHSA's code keys alone: codes, a list, a level or a state that say
 * the word, besides names that start so. `whole`: an abbreviation, found whole. `also`: another
 * spelling of it in names.
 */
const lexicon: Readonly<Record<string, Says>> = {
  dialectical: { by: 'DBT' },
  dbt: { by: 'DBT', whole: true },
  emdr: { by: 'EMDR', whole: true },
  tms: { by: 'TMS', whole: true },
  motivational: { by: 'MOTI' },
  ketamine: { by: 'KIT' },
  iop: { by: 'level=iop', whole: true },
  php: { by: 'level=php', whole: true },
  hospitalization: { by: 'level=php' },
  medicaid: { by: 'MD' },
  medicare: { by: 'MC' },
  tricare: { by: 'MI', whole: true },
  sliding: { by: 'SS' },
  scale: { by: 'SS' },
  cash: { by: 'SF' },
  tribal: { by: 'ITU' },
  telehealth: { by: 'TELE' },
  telemedicine: { by: 'TELE' },
  teen: { by: 'CHLD AD' },
  adolescent: { by: 'CHLD' },
  kids: { by: 'CHLD' },
  seniors: { by: 'SNR' },
  heroin: { by: 'list=su' },
  fentanyl: { by: 'list=su' },
  cocaine: { by: 'list=su' },
  marijuana: { by: 'list=su' },
  drinking: { by: 'list=su' },
  bulimia: { by: 'PED' },
  anorexia: { by: 'PED' },
  veterans: { by: 'VET' },
  lgbtq: { by: 'GL', whole: true },
  postpartum: { by: 'PW' },
  spanish: { by: 'SP' },
  deaf: { by: 'AH' },
  mandarin: { by: 'F17' },
  // "medication-assisted": buprenorphine, methadone, naltrexone, in whatever form
  mat: { by: 'BU BUM BWN BWON UB BERI BSDM METH MM MU NU NXN RPN UN VTRL', whole: true },
  suboxone: { by: 'BU BUM BWN BWON UB BERI BSDM' },
  vivitrol: { by: 'VTRL' },
  gambling: { by: 'TGD' },
  ohio: { by: 'state=OH' },
  vermont: { by: 'state=VT' },
  hope: { by: '' },
  columbus: { by: '' },
  saint: { by: '', also: 'st' },
  joseph: { by: '' },
}
const says = (program: PlainProgram, one: string): boolean => {
  const [key, value] = one.split('=')
  if (value !== undefined)
    return (
      { list: program.list, level: program.level, state: program.state }[
        key as 'list' | 'level' | 'state'
      ] === value
    )
  return one !== '' && program.codes.has(one)
}
const hasWord = (program: PlainProgram, names: readonly string[], word: string): boolean => {
  const { by, whole = false, also } = lexicon[word] as Says
  const named = names.some(
    (name) =>
      (whole ? name === word || name === `${word}s` : name.startsWith(word)) || name === also,
  )
  return named || by.split(' ').some((one) => says(program, one))
}

describe('words over the directories, against a plain script over their rows', () => {
  let index: ProgramIndex
  const plain = plainCatalogue().map((program) => ({
    program,
    names: split(`${program.name} ${program.city}`),
  }))
  beforeAll(async () => {
    const places = await readPlaces()
    index = createIndex((await directoryListings()).map(toProgram), places)
  })

  it.each([
    ...Object.keys(lexicon),
    'sliding scale',
    'dbt medicaid',
    'iop ohio',
    'php veterans',
    'heroin vermont',
    'teen telehealth spanish',
    'bulimia adolescent',
    'saint joseph',
    'columbus medicaid telehealth',
    'deaf hope',
  ])('“%s” finds the programs whose rows say it, and no others', (q) => {
    const expected = plain.filter(({ program, names }) =>
      q.split(' ').every((word) => hasWord(program, names, word)),
    ).length
    const { total, suggestion } = find(index, { ...anything, q })
    expect({ q, total, suggestion }).toEqual({ q, total: expected, suggestion: null })
  })
})

describe('questions as people type them, over the bundled catalogue', () => {
  let site: VisitorSite
  const page = async (query: Readonly<Record<string, string>>): Promise<string> =>
    (await site.get(`/programs?${new URLSearchParams(query)}`).expect(200)).text
  const links = (html: string): readonly string[] =>
    [...html.matchAll(/href="(\/programs\?[^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it.each([
    ['recovry', 'recovery'],
    ['recvery house', 'recovery house'],
    ['anxeity', 'anxiety'],
    ['depresion', 'depression'],
    ['bipoler', 'bipolar'],
    ['bulemia', 'bulimia'],
    ['dialetical', 'dialectical'],
    ['cognitve therapy', 'cognitive therapy'],
    ['medicade', 'medicaid'],
    ['adolecent iop', 'adolescent iop'],
    ['metahdone', 'methadone'],
    ['suboxine', 'suboxone'],
    ['alcholol', 'alcohol'],
    ['coccaine', 'cocaine'],
    ['opiod', 'opioid'],
    ['vetrans', 'veterans'],
    ['spansh', 'spanish'],
    ['hazeldon betty frod', 'hazelden betty ford'],
    ['iop in columbus ohio', 'iop columbus ohio'],
    ['php near me', 'php'],
  ])('“%s” is taken for “%s”, and searched as typed on request', async (q, words) => {
    const { total, suggestion } = await ask(site, { q })
    expect(suggestion).toEqual({ words, used: true })
    expect(total).toBe((await ask(site, { q: `"${words}"` })).total)
    expect(total).toBeGreaterThan(0)
    expect(textOf(await page({ q }))).toContain(`This shows “${words}”.`)
    expect(links(await page({ q }))).toContain(`/programs?${new URLSearchParams({ q: `"${q}"` })}`)
    expect(await ask(site, { q: `"${q}"` })).toMatchObject({ total: 0, programs: [] })
  })

  it.each([
    ['dbt for teens', 'age=adolescents&modality=dbt'],
    ['dbt for teens in Austin', 'near=Austin, TX&age=adolescents&modality=dbt'],
    ['43215 medicaid', 'near=43215&payment=medicaid'],
    ['medicaid in columbus oh please', 'near=columbus, OH&payment=medicaid'],
    ['iop in columbus ohio', 'near=columbus, OH&level=iop'],
    ['iop columbus', 'near=Columbus, OH&level=iop'],
    ['php in chicago', 'near=Chicago, IL&level=php'],
    ['iop brooklyn', 'near=Brooklyn, NY&level=iop'],
    ['veterans in san diego', 'near=San Diego, CA&population=veterans'],
    ['women iop near denver co', 'near=denver, CO&level=iop&population=women'],
    ['sliding scale tampa florida', 'near=tampa, FL&payment=sliding-fee'],
    [
      'trauma and addiction in nashville tn',
      'near=nashville, TN&focus=substance-use&modality=trauma',
    ],
    ['dual diagnosis 19103', 'near=19103&focus=co-occurring'],
    ['spanish speaking iop miami', 'near=Miami, FL&level=iop&language=es'],
    ['sign language ohio', 'language=ase&state=OH'],
    ['hope in recovery', 'q=hope&focus=substance-use'],
    ['portland or', 'near=portland, OR'],
  ])('“%s” is offered as filters, with what they find, and not applied', async (q, filters) => {
    const offered = `/programs?${new URLSearchParams(filters)}`
    const html = await page({ q })
    expect(links(html)).toContain(offered)
    const total = (await ask(site, Object.fromEntries(new URLSearchParams(filters)))).total
    expect(total).toBeGreaterThan(0)
    const [, text = ''] =
      new RegExp(
        `<a href="${offered.replaceAll('&', '&amp;').replace(/[?+.]/g, '\\$&')}"><span>([^<]*)</span>`,
      ).exec(html) ?? []
    expect(text).toMatch(new RegExp(`: ${total.toLocaleString('en-US')} programs?$`))
    expect(html).toContain(`value="${q}"`)
  })

  it.each([
    ['q', 'betty ford', /Betty Ford/],
    ['q', 'mclean', /^McLean Hospital/],
    ['q', 'johns hopkins', /^Johns Hopkins/],
    ['q', 'charlie health', /^Charlie Health/],
    ['q', 'center for discovery', /^Center for Discovery/],
    ['q', 'methadone clinic', /Methadone Clinic$/],
    ['q', 'online', /Online|Virtual/],
    ['q', 'aetna', null],
  ])(
    '%s “%s” has the program first that a reader would expect, or none',
    async (key, text, first) => {
      const { programs, suggestion } = await ask(site, { [key]: text })
      expect(suggestion).toBeUndefined()
      if (first === null) expect(programs).toEqual([])
      else expect(programs[0]?.name).toMatch(first)
    },
  )

  it.each([
    ['43215', 'Columbus', 'OH'],
    ['43216', 'Columbus', 'OH'],
    ['Nashville TN', 'Nashville', 'TN'],
    ['Saint Louis, MO', 'Saint Louis', 'MO'],
    ['st louis missouri', 'Saint Louis', 'MO'],
    ['Ft Lauderdale, FL', 'Fort Lauderdale', 'FL'],
    ['Mt Vernon, NY', 'Mount Vernon', 'NY'],
    ['Queens, NY', 'Jamaica', 'NY'],
    ['Queens', 'Jamaica', 'NY'],
    ['The Bronx NY', 'Bronx', 'NY'],
    ['Brooklyn, NY', 'Brooklyn', 'NY'],
    ['Staten Island NY', 'Staten Island', 'NY'],
    ['Charleston West Virginia', 'Charleston', 'WV'],
  ])('near “%s” starts in %s, %s', async (near, city, state) => {
    const { programs } = await ask(site, { near })
    const [first] = programs
    expect(first?.location ?? first?.area).toMatchObject({ city, state })
    expect(first?.distance).toBeLessThan(10)
  })

  it('says of what nobody states that nobody does', async () => {
    expect(textOf(await page({ condition: 'benzodiazepines' }))).toContain(
      'No program in this directory states “Benzodiazepines” yet.',
    )
    expect(textOf(await page({ q: 'dbt' }))).not.toContain('states “DBT” yet')
  })
})
