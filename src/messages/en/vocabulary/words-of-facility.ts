import type { VocabularyOf } from '../../../catalog/vocabulary/values.js'
import type { valuesOfFacility } from '../../../catalog/vocabulary/values-of-facility.js'
import { type Word, word } from '../../shapes/word.js'

export const wordsOfFacility: VocabularyOf<Word, keyof typeof valuesOfFacility> = {
  gender: {
    label: 'Women, men or both',
    terms: {
      'women-only': word('Women only', '', 'female only, all female, women’s program'),
      'men-only': word('Men only', '', 'male only, all male, men’s program'),
      'women-and-men': word('Women and men', '', 'coed'),
    },
  },
  onlyFor: {
    label: 'Only for',
    terms: {
      dui: word('People with a DUI or DWI case only'),
      opioids: word('People who use opioids only'),
      alcohol: word('People with alcohol use only'),
    },
  },
  ownership: {
    label: 'Who runs it',
    terms: {
      'non-profit': word('A non-profit organization', '', 'nonprofit, non-profit'),
      'for-profit': word('A for-profit company', '', 'for-profit'),
      'local-government': word('County or local government'),
      'state-government': word('State government'),
      'federal-government': word('Federal government'),
      'veterans-affairs': word('Department of Veterans Affairs', '', 'veterans affairs'),
      tribal: word('Tribal government'),
      'indian-health': word('Indian Health Service'),
      defense: word('Department of Defense'),
    },
  },
  facilityType: {
    label: 'Kind of place',
    terms: {
      'community-mental-health-center': word('Community mental health center', '', 'CMHC'),
      ccbhc: word('Certified community behavioral health clinic', '', 'CCBHC'),
      'outpatient-mental-health': word('Outpatient mental health clinic'),
      'multi-setting': word('Place with several levels of mental health care'),
      'general-hospital': word('General hospital'),
      'psychiatric-hospital': word('Psychiatric hospital', '', 'psych hospital'),
      'psychiatric-unit': word('Psychiatric unit of a hospital'),
      'state-hospital': word('State hospital'),
      'va-health-care': word('VA health care', '', 'VA hospital'),
      'residential-children': word('Residential center for children'),
      'residential-adults': word('Residential center for adults'),
      'residential-other': word('Other residential place'),
    },
  },
  smoking: {
    label: 'Smoking and vaping',
    terms: {
      'smoking-not-allowed': word('No smoking'),
      'smoking-in-places': word('Smoking in set places'),
      'smoking-allowed': word('Smoking allowed'),
      'vaping-not-allowed': word('No vaping'),
      'vaping-in-places': word('Vaping in set places'),
      'vaping-allowed': word('Vaping allowed'),
    },
  },
}
