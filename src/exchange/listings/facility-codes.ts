import type { Value, VocabularyKey } from '../../catalog/vocabulary/vocabulary.js'

/** The words of one vocabulary by SAMHSA's code. */
type Coded<K extends VocabularyKey> = Readonly<Record<string, readonly Value<K>[]>>

/** The words of a vocabulary by code, from the codes of each word; a code may have several words. */
const byCode = <K extends VocabularyKey>(
  _key: K,
  codesOfWords: { readonly [V in Value<K>]?: string },
): Coded<K> => {
  const coded = new Map<string, readonly Value<K>[]>()
  for (const [word, codes] of Object.entries<string>(codesOfWords as Record<string, string>))
    for (const code of codes.split(' '))
      coded.set(code, [...(coded.get(code) ?? []), word as Value<K>])
  return Object.fromEntries(coded)
}

/** Each antipsychotic that the mental health list names. */
const ANTIPSYCHOTICS =
  'ANTPYCH ARIPI ASENA BREXP CARIP CHLOR CLOZA DROPE FLUPH HALOP ILOPE LOXAP LURAS OLANZ OLANZF PALIP PERPH PIMOZ PROCH QUETI RISPE THIOR THIOT TRIFL ZIPRA'

/** SAMHSA's codes of what a place gives, offers and is, by fact and word. Gender is not by code. */
export const facilityCodes = {
  medication: byCode('medication', {
    buprenorphine: 'BU BUM BWN BWON UB BERI BSDM',
    'buprenorphine-injection': 'BERI',
    'buprenorphine-implant': 'BSDM',
    methadone: 'METH MM MU',
    naltrexone: 'NU NXN RPN UN VTRL',
    'naltrexone-injection': 'VTRL',
    acamprosate: 'ACM',
    disulfiram: 'DSF',
    clonidine: 'CLND',
    lofexidine: 'LFXD',
    psychiatric: `MMD ${ANTIPSYCHOTICS}`,
    antipsychotics: ANTIPSYCHOTICS,
    'nicotine-replacement': 'NRT',
    'quit-smoking': 'NSC',
    'hiv-treatment': 'MHIV',
    'hiv-prevention': 'MPEP',
    'hepatitis-c-treatment': 'MHCV',
  }),
  opioidCare: byCode('opioidCare', {
    'certified-program': 'OTP SOTP',
    maintenance: 'BUM MM MWS',
    taper: 'MWS',
    'relapse-prevention': 'RPN',
    'prescribed-elsewhere': 'MOA',
    'pain-or-emergency': 'PAIN',
    'no-medication': 'NMOA',
    'not-treated': 'NOOP',
  }),
  alcoholCare: byCode('alcoholCare', {
    medication: 'PMAT',
    'prescribed-elsewhere': 'ACMA',
    'no-medication': 'NMAUT',
    'not-treated': 'NAUT',
  }),
  detox: byCode('detox', {
    here: 'DT OD RD HID ADTX BDTX CDTX MDTX ODTX MDET DB DLC DM',
    outpatient: 'OD',
    residential: 'RD',
    hospital: 'HID',
    alcohol: 'ADTX',
    opioids: 'ODTX DB DLC DM',
    benzodiazepines: 'BDTX',
    cocaine: 'CDTX',
    methamphetamine: 'MDTX',
    'with-medication': 'MDET DB DLC DM',
  }),
  alsoHere: byCode('alsoHere', {
    outpatient: 'ORT',
    'outpatient-medication': 'OMB',
    residential: 'RES RL RS',
    'residential-short': 'RS',
    'residential-long': 'RL',
    hospital: 'HI HIT',
    'sober-housing': 'HH',
    'crisis-team': 'CIT',
    'crisis-walk-in': 'WI',
    'crisis-mobile': 'PEOFF',
    'psychiatric-emergency': 'PEON',
  }),
  service: byCode('service', {
    'peer-support': 'PEER',
    'recovery-coach': 'RC',
    transportation: 'TA',
    'child-care': 'CCC',
    housing: 'HS',
    'supported-housing': 'SH',
    employment: 'EMP',
    'supported-employment': 'SEMP',
    'job-training': 'VOC',
    school: 'ES',
    'vocational-rehabilitation': 'VRS',
    'social-services': 'AOSS',
    'case-management': 'CM ICM',
    'intensive-case-management': 'ICM',
    legal: 'LAD',
    'domestic-violence': 'DVFP',
    'mental-health': 'MHS',
    'mental-health-assessment': 'CMHA',
    'suicide-prevention': 'SPS',
    'primary-care': 'IPC',
    'medical-exam': 'MHPA',
    'chronic-illness': 'CDM',
    'illness-management': 'IMR',
    'diet-and-exercise': 'DEC',
    acupuncture: 'ACU',
    'social-skills': 'SSD',
    'psychosocial-rehabilitation': 'PRS',
    'assertive-community-treatment': 'ACT',
    'family-education': 'FPSY',
    'foster-care': 'TPC',
    'children-stay': 'BC',
    'dui-program': 'DU DUO',
    'court-ordered': 'COOT AOT',
    'assisted-outpatient': 'AOT',
    'interim-services': 'ISC',
    outreach: 'OPC',
    intervention: 'PIEC',
    aftercare: 'ACC',
    'discharge-planning': 'DP',
    'follow-up': 'OFD',
    naloxone: 'NOE',
    'self-help': 'SHG',
    'substance-use-education': 'SAE',
    'health-education': 'HEOH',
    'hiv-education': 'HAEC',
    'hiv-early-intervention': 'EIH',
    'hepatitis-education': 'TAEC',
    'quit-smoking': 'TCC',
  }),
  testing: byCode('testing', {
    urine: 'DAUT',
    breath: 'BABA',
    saliva: 'DAOF',
    tuberculosis: 'TBS',
    hiv: 'HIVT',
    'hepatitis-b': 'HBT',
    'hepatitis-c': 'HCT',
    std: 'STDT',
    metabolic: 'MST',
    laboratory: 'LABT',
    'hepatitis-a-vaccine': 'HAV',
    'hepatitis-b-vaccine': 'HBV',
  }),
  onlyFor: byCode('onlyFor', { dui: 'DUO', opioids: 'OUDO', alcohol: 'AUDO' }),
  ownership: byCode('ownership', {
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
  facilityType: byCode('facilityType', {
    'community-mental-health-center': 'CMHC',
    ccbhc: 'CBHC',
    'outpatient-mental-health': 'OMH',
    'multi-setting': 'MSMH',
    'general-hospital': 'GH',
    'psychiatric-hospital': 'PSY PSYH',
    'psychiatric-unit': 'IPSY',
    'state-hospital': 'SHP',
    'va-health-care': 'VAHC',
    'residential-children': 'RTCC',
    'residential-adults': 'RTCA',
    'residential-other': 'ORES',
  }),
  smoking: byCode('smoking', {
    'smoking-not-allowed': 'SMON',
    'smoking-in-places': 'SMPD',
    'smoking-allowed': 'SMOP',
    'vaping-not-allowed': 'VAPN',
    'vaping-in-places': 'VPPD',
    'vaping-allowed': 'VAPP',
  }),
} as const

/** A code of each gender accepted; only both together say that anyone is. */
const FEMALE = 'FEM'
const MALE = 'MALE'
export const genderCodes = [FEMALE, MALE] as const

/** Whom a place takes, by the codes of the genders it accepts; null where it states neither. */
export const genderOf = (codes: ReadonlySet<string>): Value<'gender'> | null => {
  const [women, men] = [codes.has(FEMALE), codes.has(MALE)]
  if (women) return men ? 'women-and-men' : 'women-only'
  return men ? 'men-only' : null
}
