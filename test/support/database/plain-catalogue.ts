import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/**
 * The bundled directories read by a plain script that shares nothing with the product: SAMHSA's
 * rows, their codes, and what each code means for a filter by SAMHSA's code keys. `site` and `point`
 * name the older lists that say where its website and its point are; null where none does.
 */
export type PlainProgram = Readonly<{
  list: 'su' | 'mh'
  name: string
  city: string
  state: string
  zip: string
  level: string
  codes: ReadonlySet<string>
  site: string | null
  point: string | null
}>

const seed = (name: string): Buffer =>
  gunzipSync(readFileSync(new URL(`../../../prisma/seed/${name}`, import.meta.url)))

/** The sources of what older lists say, by the identity of a program. */
const older = new Map(
  seed('older-lists.tsv.gz')
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [identity, , site, , , , point] = line.split('\t')
      return [identity, { site: site || null, point: point || null }]
    }),
)

const columns = ['name1', 'name2', 'street1', 'street2', 'city', 'state', 'zip'] as const
type Row = Readonly<Record<(typeof columns)[number] | 'service_code_info', string>>

const rowsOf = (list: PlainProgram['list']): readonly Row[] =>
  parse(seed(`samhsa-${list}-2024.csv.gz`), { columns: true }) as Row[]

const levelsOf = (
  list: PlainProgram['list'],
  row: Row,
  codes: ReadonlySet<string>,
): readonly string[] => {
  if (list === 'su')
    return [...(codes.has('OIT') ? ['iop'] : []), ...(codes.has('ODT') ? ['php'] : [])]
  const named = /\biop\b|intensive outpatient/i.test(`${row.name1} ${row.name2}`)
  return [...(named ? ['iop'] : []), ...(codes.has('PHDT') || codes.has('PH') ? ['php'] : [])]
}

const plainText = (text: string): string => text.trim().replace(/\s+/g, ' ')

const programsOf = (list: PlainProgram['list']): readonly PlainProgram[] => {
  const places = new Map<string, { row: Row; codes: Set<string> }>()
  for (const row of rowsOf(list)) {
    const key = columns
      .map((column) =>
        plainText(column === 'zip' ? row.zip.slice(0, 5) : row[column]).toLowerCase(),
      )
      .join('|')
    const place = places.get(key) ?? { row, codes: new Set<string>() }
    for (const code of row.service_code_info.split(/[\s*]+/)) if (code !== '') place.codes.add(code)
    places.set(key, place)
  }
  return [...places].flatMap(([key, { row, codes }]) =>
    levelsOf(list, row, codes).map((level) => ({
      site: null,
      point: null,
      ...older.get(`samhsa-${list}|${key}|${level}`),
      list,
      name: [row.name1, row.name2].map(plainText).filter(Boolean).join(' – '),
      city: plainText(row.city),
      state: row.state,
      zip: row.zip.slice(0, 5),
      level,
      codes,
    })),
  )
}

export const plainCatalogue = (): readonly PlainProgram[] => [
  ...programsOf('su'),
  ...programsOf('mh'),
]

const coded = (codes: Readonly<Record<string, string>>) => (program: PlainProgram) =>
  Object.entries(codes).flatMap(([value, all]) =>
    all.split(' ').some((code) => program.codes.has(code)) ? [value] : [],
  )

/** Each filter: the values a program has, from its codes alone. */
export const plainValues: Readonly<Record<string, (program: PlainProgram) => readonly string[]>> = {
  level: ({ level }) => [level],
  state: ({ state }) => [state],
  source: ({ site }) => ['samhsa', ...(/^(?:va|hifld)-/.test(site ?? '') ? ['list'] : [])],
  focus: ({ list, codes }) => [
    list === 'su' ? 'substance-use' : 'mental-health',
    ...(codes.has('SUMH') ? ['co-occurring'] : []),
  ],
  telehealth: coded({ offered: 'TELE' }),
  age: coded({
    children: 'CHLD',
    adolescents: 'CHLD',
    'young-adults': 'YAD',
    adults: 'ADLT',
    'older-adults': 'SNR',
  }),
  payment: coded({
    medicaid: 'MD',
    medicare: 'MC',
    private: 'PI',
    tricare: 'MI',
    'self-pay': 'SF',
    'state-insurance': 'SI',
    'sliding-fee': 'SS',
    'payment-assistance': 'PA',
    free: 'NP',
    'indian-health': 'ITU',
  }),
  modality: coded({
    cbt: 'CBT',
    dbt: 'DBT',
    emdr: 'EMDR',
    group: 'GT GCO',
    individual: 'IPT ICO',
    family: 'CFT FCO',
    couples: 'CFT MCO',
    trauma: 'TRC',
    'motivational-interviewing': 'MOTI',
    'contingency-management': 'CMI',
    'relapse-prevention': 'RELP',
    '12-step': 'TWFA',
    'matrix-model': 'MXM',
    'substance-use-counseling': 'SACA',
    'integrated-dual-disorder': 'IDD',
    'anger-management': 'ANG',
    'brief-intervention': 'BIA',
    'community-reinforcement': 'CRV',
    activity: 'AT',
    'cognitive-remediation': 'CRT',
    tms: 'TMS',
    ect: 'ECT',
    ketamine: 'KIT',
  }),
  condition: coded({ gambling: 'TGD', 'other-addiction': 'TOD' }),
  medication: coded({
    buprenorphine: 'BU UB BUM BWN BWON BERI BSDM',
    'buprenorphine-injection': 'BERI',
    'buprenorphine-implant': 'BSDM',
    methadone: 'MU MM METH',
    naltrexone: 'NU UN NXN RPN VTRL',
    'naltrexone-injection': 'VTRL',
    acamprosate: 'ACM',
    disulfiram: 'DSF',
    antipsychotics:
      'ANTPYCH CHLOR DROPE FLUPH HALOP LOXAP PERPH PIMOZ PROCH THIOT THIOR TRIFL ARIPI ASENA BREXP CARIP CLOZA ILOPE LURAS OLANZ OLANZF PALIP QUETI RISPE ZIPRA',
  }),
  opioidCare: coded({
    'certified-program': 'OTP SOTP',
    'prescribed-elsewhere': 'MOA',
    'no-medication': 'NMOA',
    'not-treated': 'NOOP',
  }),
  alcoholCare: coded({
    medication: 'PMAT',
    'prescribed-elsewhere': 'ACMA',
    'no-medication': 'NMAUT',
    'not-treated': 'NAUT',
  }),
  detox: coded({
    here: 'DT OD RD HID ADTX BDTX CDTX MDTX ODTX MDET DB DLC DM',
    outpatient: 'OD',
    residential: 'RD',
    hospital: 'HID',
    alcohol: 'ADTX',
  }),
  alsoHere: coded({ outpatient: 'ORT', residential: 'RES RL RS', 'sober-housing': 'HH' }),
  service: coded({
    'peer-support': 'PEER',
    transportation: 'TA',
    'child-care': 'CCC',
    housing: 'HS',
    'case-management': 'CM ICM',
    'dui-program': 'DU DUO',
    naloxone: 'NOE',
    'interim-services': 'ISC',
  }),
  gender: ({ codes }) => {
    const [women, men] = [codes.has('FEM'), codes.has('MALE')]
    if (women && men) return ['women-and-men']
    return women ? ['women-only'] : men ? ['men-only'] : []
  },
  ownership: coded({
    'non-profit': 'PVTN',
    'for-profit': 'PVTP',
    'local-government': 'LCCG',
    'state-government': 'STG',
    'federal-government': 'FED',
    'veterans-affairs': 'VAMC',
    tribal: 'TBG',
    'indian-health': 'IH',
    defense: 'DDF',
  }),
  language: coded({ es: 'SP', ase: 'AH', zh: 'F17', vi: 'F92', ru: 'F70', ko: 'F47' }),
  population: coded({
    veterans: 'VET',
    lgbtq: 'GL',
    women: 'WN',
    men: 'MN',
    pregnant: 'PW',
    'active-duty': 'ADM',
    'military-families': 'MF',
    hiv: 'HV',
  }),
}
