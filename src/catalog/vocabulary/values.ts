import { valuesOfFacility } from './values-of-facility.js'
import { valuesOfMedication } from './values-of-medication.js'
import { valuesOfService } from './values-of-service.js'
import { valuesOfState } from './values-of-state.js'
import { valuesOfTreatment } from './values-of-treatment.js'

/** In display order, and permanent: addresses have them. Words are in `messages/en/vocabulary`. */
export const vocabularies = {
  level: ['iop', 'php', 'op'],
  focus: ['mental-health', 'substance-use', 'co-occurring', 'eating-disorder'],
  telehealth: ['virtual', 'hybrid', 'in-person', 'offered'],
  age: ['children', 'adolescents', 'young-adults', 'adults', 'older-adults'],
  payment: [
    'medicaid',
    'medicare',
    'private',
    'tricare',
    'state-insurance',
    'self-pay',
    'sliding-fee',
    'payment-assistance',
    'indian-health',
    'free',
  ],
  population: [
    'adolescents',
    'young-adults',
    'older-adults',
    'women',
    'men',
    'pregnant',
    'lgbtq',
    'veterans',
    'active-duty',
    'military-families',
    'criminal-justice',
    'co-occurring',
    'pain',
    'hiv',
    'sexual-trauma',
    'domestic-violence',
    'trauma',
    'brain-injury',
    'dementia',
    'eating-disorders',
    'first-episode-psychosis',
    'ptsd',
    'serious-emotional-disturbance',
    'serious-mental-illness',
  ],
  accepting: ['yes'],
  licence: [
    'state-substance-use-agency',
    'state-mental-health-department',
    'state-health-department',
    'opioid-treatment-program',
    'dea',
    'hospital-licensing',
    'mental-health-clinic',
  ],
  accreditation: ['carf', 'joint-commission', 'coa', 'ncqa', 'hfap', 'fqhc'],
  source: ['samhsa', 'provider', 'editor', 'list'],
  ...valuesOfTreatment,
  ...valuesOfMedication,
  ...valuesOfService,
  ...valuesOfFacility,
  /** ISO 639 codes; `nai` is the collective code for Native American languages. */
  language: [
    'es',
    'ase',
    'en',
    'ar',
    'zh',
    'de',
    'el',
    'fa',
    'fr',
    'he',
    'hi',
    'hmn',
    'ht',
    'it',
    'ja',
    'ko',
    'nai',
    'oj',
    'pl',
    'pt',
    'ru',
    'tl',
    'vi',
    'ypk',
  ],
  ...valuesOfState,
} as const

/**
 * Vocabularies of which a program states a list: each is a fact, stored, published, searched, in
 * the API. A line in `facets` makes it a filter, one in `fields` shows it.
 */
export const wordLists = [
  'focus',
  'modality',
  'condition',
  'medication',
  'opioidCare',
  'alcoholCare',
  'detox',
  'alsoHere',
  'service',
  'testing',
  'payment',
  'language',
  'population',
  'gender',
  'onlyFor',
  'ownership',
  'facilityType',
  'smoking',
  'licence',
] as const satisfies readonly (keyof typeof vocabularies)[]

/** A fact that is a list of values of the vocabulary of the same name. */
export type WordList = (typeof wordLists)[number]

/** The name of a vocabulary, as in addresses and the API. */
export type VocabularyKey = keyof typeof vocabularies
export type Value<K extends VocabularyKey> = (typeof vocabularies)[K][number]
/** A title for each vocabulary and something of type `T` for each of its values; none may be missing. */
export type VocabularyOf<T, K extends VocabularyKey = VocabularyKey> = {
  readonly [Key in K]: Readonly<{ label: string; terms: { readonly [V in Value<Key>]: T } }>
}
