import type { List } from '../../catalog/program/fact-schemas.js'
import type { Level } from '../../catalog/program/program.js'
import { type Value, type VocabularyKey, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { facilityCodes } from './facility-codes.js'

/** SAMHSA's codes → our words. AD and SE are groups for an age, and do not say who is accepted. */
export const codeWords: {
  readonly [K in VocabularyKey]?: Readonly<Record<string, readonly Value<K>[]>>
} = {
  focus: { SUMH: ['co-occurring'] },
  modality: {
    ANG: ['anger-management'],
    AT: ['activity'],
    BIA: ['brief-intervention'],
    CBT: ['cbt'],
    CFT: ['family', 'couples'],
    CMI: ['contingency-management'],
    CRT: ['cognitive-remediation'],
    CRV: ['community-reinforcement'],
    DBT: ['dbt'],
    ECT: ['ect'],
    EMDR: ['emdr'],
    FCO: ['family'],
    GCO: ['group'],
    GT: ['group'],
    ICO: ['individual'],
    IDD: ['integrated-dual-disorder'],
    IPT: ['individual'],
    KIT: ['ketamine'],
    MCO: ['couples'],
    MOTI: ['motivational-interviewing'],
    MXM: ['matrix-model'],
    RELP: ['relapse-prevention'],
    SACA: ['substance-use-counseling'],
    TMS: ['tms'],
    TRC: ['trauma'],
    TWFA: ['12-step'],
  },
  condition: { TGD: ['gambling'], TOD: ['other-addiction'] },
  ...facilityCodes,
  telehealth: { TELE: ['offered'] },
  age: {
    CHLD: ['children', 'adolescents'],
    YAD: ['young-adults'],
    ADLT: ['adults'],
    SNR: ['older-adults'],
  },
  payment: {
    ITU: ['indian-health'],
    MC: ['medicare'],
    MD: ['medicaid'],
    MI: ['tricare'],
    NP: ['free'],
    PA: ['payment-assistance'],
    PI: ['private'],
    SF: ['self-pay'],
    SI: ['state-insurance'],
    SS: ['sliding-fee'],
  },
  population: {
    AD: ['adolescents'],
    ADM: ['active-duty'],
    ALZ: ['dementia'],
    CJ: ['criminal-justice'],
    CO: ['co-occurring'],
    COPSU: ['pain'],
    DV: ['domestic-violence'],
    GL: ['lgbtq'],
    HV: ['hiv'],
    MF: ['military-families'],
    MN: ['men'],
    PED: ['eating-disorders'],
    PEFP: ['first-episode-psychosis'],
    PTSD: ['ptsd'],
    PW: ['pregnant'],
    SE: ['older-adults'],
    SED: ['serious-emotional-disturbance'],
    SMI: ['serious-mental-illness'],
    TAY: ['young-adults'],
    TBI: ['brain-injury'],
    TRMA: ['trauma'],
    VET: ['veterans'],
    WN: ['women'],
    XA: ['sexual-trauma'],
  },
  language: {
    AH: ['ase'],
    F4: ['ar'],
    F17: ['zh'],
    F19: ['ht'],
    F25: ['fa'],
    F28: ['fr'],
    F30: ['de'],
    F31: ['el'],
    F35: ['he'],
    F36: ['hi'],
    F37: ['hmn'],
    F42: ['it'],
    F43: ['ja'],
    F47: ['ko'],
    F66: ['pl'],
    F67: ['pt'],
    F70: ['ru'],
    F81: ['tl'],
    F92: ['vi'],
    N24: ['oj'],
    N40: ['ypk'],
    NX: ['nai'],
    SP: ['es'],
  },
  licence: {
    DEA: ['dea'],
    HLA: ['hospital-licensing'],
    MHC: ['mental-health-clinic'],
    SOTP: ['opioid-treatment-program'],
    STAG: ['state-substance-use-agency'],
    STDH: ['state-health-department'],
    STMH: ['state-mental-health-department'],
  },
  accreditation: {
    CARF: ['carf'],
    COA: ['coa'],
    FQHC: ['fqhc'],
    HFAP: ['hfap'],
    JC: ['joint-commission'],
    NCQA: ['ncqa'],
  },
}

export const listFocus: Readonly<Record<List, Value<'focus'>>> = {
  'samhsa-su': 'substance-use',
  'samhsa-mh': 'mental-health',
}

/** The codes of each level on each list, any of which suffices. No code means mental health IOP. */
export const levelCodes: Readonly<
  Record<List, Readonly<Partial<Record<Level, readonly string[]>>>>
> = {
  'samhsa-su': { iop: ['OIT'], php: ['ODT'] },
  'samhsa-mh': { php: ['PHDT', 'PH'] },
}

type WordCodes = Readonly<{ word: string; codes: readonly string[] }>

/** Inverted once: each value in vocabulary order, with the codes that map to it. */
const codesOf = new Map<string, readonly WordCodes[]>(
  (Object.keys(codeWords) as VocabularyKey[]).map((key) => {
    const all = Object.entries<readonly string[]>(codeWords[key] ?? {})
    const said = valuesOf(key).map((word) => ({
      word,
      codes: all.flatMap(([code, words]) => (words.includes(word) ? [code] : [])),
    }))
    return [key, said.filter(({ codes }) => codes.length > 0)]
  }),
)

/** The values of a vocabulary that some codes map to, in vocabulary order. */
export const wordsOf = <K extends VocabularyKey>(
  key: K,
  codes: ReadonlySet<string>,
): readonly Value<K>[] =>
  (codesOf.get(key) ?? [])
    .filter((said) => said.codes.some((code) => codes.has(code)))
    .map(({ word }) => word as Value<K>)

/** Whether any of some codes maps to a value. */
export const isCoded = (key: VocabularyKey, word: string, codes: ReadonlySet<string>): boolean =>
  (codesOf.get(key) ?? []).some(
    (said) => said.word === word && said.codes.some((code) => codes.has(code)),
  )

/** SAMHSA's codes that state a value, in the table's order; none for what only others state. */
export const samhsaCodesOf = (key: VocabularyKey, value: string): readonly string[] =>
  (codesOf.get(key) ?? []).find(({ word }) => word === value)?.codes ?? []
