import type { VocabularyOf } from '../../../catalog/vocabulary/values.js'
import { type Word, word } from '../../shapes/word.js'
import { wordsOfFacility } from './words-of-facility.js'
import { wordsOfMedication } from './words-of-medication.js'
import { wordsOfPlace } from './words-of-place.js'
import { wordsOfService } from './words-of-service.js'
import { wordsOfTreatment } from './words-of-treatment.js'

/** A title and words for every vocabulary, in our own words; ages and levels are SAMHSA's terms. */
export const words: VocabularyOf<Word> = {
  level: {
    label: 'Level of care',
    terms: {
      iop: word(
        'Intensive outpatient (IOP)',
        'Treatment several times a week while you live at home.',
        'IOP, intensive outpatient',
      ),
      php: word(
        'Day program (PHP)',
        'Partial hospitalization: most of the day, most days, and home at night.',
        'PHP, partial hospitalization, partial hospital, day treatment, day program',
      ),
      op: word('Outpatient', 'A visit or two a week.', 'outpatient'),
    },
  },
  focus: {
    label: 'Focus',
    terms: {
      'mental-health': word(
        'Mental health',
        'Care for the mind: mood, worry, thoughts, behavior.',
        'psychiatric, behavioral health',
      ),
      'substance-use': word(
        'Substance use',
        'Care for problems with alcohol or other drugs.',
        'addiction, SUD, recovery, rehab, drug, alcohol, drinking, opioid, heroin, fentanyl, cocaine, meth, methamphetamine, marijuana',
      ),
      'co-occurring': word(
        'Mental health and substance use together',
        'Both are treated in the same place.',
        'dual diagnosis, co-occurring, cooccurring',
      ),
      'eating-disorder': word(
        'Eating disorders',
        'Care for problems with eating and body image.',
        'eating disorder, anorexia, bulimia, binge eating',
      ),
    },
  },
  telehealth: {
    label: 'In person or online',
    terms: {
      virtual: word(
        'Virtual: all sessions online',
        'You join every session from home, in a state the program serves.',
        'online, virtual, remote, telehealth',
      ),
      hybrid: word(
        'Hybrid: some sessions online',
        'Some sessions are online, some in person.',
        'hybrid, online, telehealth',
      ),
      'in-person': word(
        'In person',
        'You go to the program for every session.',
        'on site, face to face',
      ),
      offered: word(
        'Facility offers telehealth',
        'The facility has online visits; it does not say whether this program does.',
        'telehealth, telemedicine',
      ),
    },
  },
  age: {
    label: 'Ages',
    terms: {
      children: word('Children, 12 and under', 'Up to 12 years old.', 'child, kids, pediatric'),
      adolescents: word(
        'Teenagers, 13 to 17',
        '13 to 17 years old.',
        'teen, teens, teenager, youth, adolescent, adolescents',
      ),
      'young-adults': word('Young adults, 18 to 25', '18 to 25 years old.', 'young adult, college'),
      adults: word('Adults, 26 to 64', '26 to 64 years old.', 'adult'),
      'older-adults': word(
        'Older adults, 65 and over',
        '65 years old and over.',
        'senior, seniors, elderly, geriatric',
      ),
    },
  },
  payment: {
    label: 'Payment',
    terms: {
      medicaid: word('Medicaid', 'Public insurance for people with a low income.'),
      medicare: word('Medicare', 'Public insurance from age 65, and for some disabilities.'),
      private: word(
        'Private insurance',
        'A plan from work, school or the marketplace.',
        'commercial insurance, health insurance, insurance',
      ),
      tricare: word(
        'TRICARE or military insurance',
        'Insurance for military members and their families.',
        'TRICARE, military insurance',
      ),
      'state-insurance': word('State insurance', 'A state plan other than Medicaid.'),
      'self-pay': word('Self-pay', 'You pay the program yourself.', 'cash'),
      'sliding-fee': word(
        'Sliding fee',
        'The price depends on your income.',
        'sliding scale, sliding fee scale',
      ),
      'payment-assistance': word(
        'Help paying',
        'The place can help with the cost; ask how.',
        'payment assistance, financial aid',
      ),
      'indian-health': word(
        'Indian Health Service funds',
        'Paid by Indian Health Service, tribal or urban Indian funds.',
        'IHS, tribal',
      ),
      free: word('No payment asked', 'The place takes no payment from anyone.', 'free'),
    },
  },
  population: {
    label: 'Groups made for',
    terms: {
      adolescents: word('A group for teenagers'),
      'young-adults': word('A group for young adults'),
      'older-adults': word('A group for older adults'),
      women: word('Women', '', 'woman, female'),
      men: word('Men', '', 'man, male'),
      pregnant: word('Pregnant or new mothers', '', 'pregnancy, postpartum, perinatal'),
      lgbtq: word('LGBTQ people', '', 'gay, lesbian, transgender, queer'),
      veterans: word('Veterans', '', 'veteran'),
      'active-duty': word('Active-duty military', '', 'military'),
      'military-families': word('Military families', '', 'military'),
      'criminal-justice': word('People with court or legal cases', '', 'court, probation, parole'),
      'co-occurring': word('People with both mental health and substance use needs'),
      pain: word('People with pain and substance use', '', 'chronic pain'),
      hiv: word('People with HIV', '', 'aids'),
      'sexual-trauma': word('People who were sexually harmed', '', 'sexual assault'),
      'domestic-violence': word('People harmed by a partner', '', 'domestic violence'),
      trauma: word('People who lived through trauma'),
      'brain-injury': word('People with a brain injury', '', 'TBI'),
      dementia: word('People with dementia', '', 'alzheimer'),
      'eating-disorders': word('People with an eating disorder', '', 'anorexia, bulimia'),
      'first-episode-psychosis': word('People in a first episode of psychosis'),
      ptsd: word('People with PTSD', '', 'post traumatic stress'),
      'serious-emotional-disturbance': word(
        'Young people with serious emotional disturbance',
        '',
        'SED',
      ),
      'serious-mental-illness': word('Adults with serious mental illness', '', 'SMI'),
    },
  },
  accepting: {
    label: 'New people',
    terms: {
      yes: word(
        'Taking new people',
        'The program says that it takes new people now.',
        'accepting new patients, taking new patients, accepting',
      ),
    },
  },
  licence: {
    label: 'License',
    terms: {
      'state-substance-use-agency': word('State substance use agency'),
      'state-mental-health-department': word('State mental health department'),
      'state-health-department': word('State health department'),
      'opioid-treatment-program': word('Certified opioid treatment program', '', 'OTP'),
      dea: word('Drug Enforcement Administration', '', 'DEA'),
      'hospital-licensing': word('Hospital license'),
      'mental-health-clinic': word('Mental health clinic or center'),
    },
  },
  accreditation: {
    label: 'Accreditation',
    terms: {
      carf: word('CARF'),
      'joint-commission': word('The Joint Commission', '', 'JCAHO'),
      coa: word('Council on Accreditation'),
      ncqa: word('NCQA'),
      hfap: word('HFAP'),
      fqhc: word('Federally Qualified Health Center'),
    },
  },
  source: {
    label: 'Who said it',
    terms: {
      samhsa: word('SAMHSA directory'),
      provider: word('The program’s own page'),
      editor: word('Our editors'),
      list: word('Another list, a file or a call'),
    },
  },
  ...wordsOfTreatment,
  ...wordsOfMedication,
  ...wordsOfService,
  ...wordsOfFacility,
  ...wordsOfPlace,
}
