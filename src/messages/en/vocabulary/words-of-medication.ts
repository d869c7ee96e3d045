import type { VocabularyOf } from '../../../catalog/vocabulary/values.js'
import type { valuesOfMedication } from '../../../catalog/vocabulary/values-of-medication.js'
import { type Word, word } from '../../shapes/word.js'

/** Brand names are those on labels in DailyMed (National Library of Medicine). */
export const wordsOfMedication: VocabularyOf<Word, keyof typeof valuesOfMedication> = {
  medication: {
    label: 'Medicines',
    terms: {
      buprenorphine: word(
        'Buprenorphine (Suboxone)',
        'A medicine that eases opioid craving and withdrawal.',
        'buprenorphine, suboxone, subutex, zubsolv, bunavail, bupe, subs, MAT, MOUD',
      ),
      'buprenorphine-injection': word(
        'Buprenorphine shot (Sublocade)',
        'A shot once a week or once a month against opioid craving.',
        'sublocade, brixadi, buprenorphine injection, buprenorphine shot',
      ),
      'buprenorphine-implant': word(
        'Buprenorphine implant',
        'Small rods under the skin against opioid craving.',
        'probuphine, buprenorphine implant',
      ),
      methadone: word(
        'Methadone',
        'A medicine for opioid use, given by certified programs.',
        'methadose, dolophine, methadone clinic, MAT, MOUD',
      ),
      naltrexone: word(
        'Naltrexone',
        'A medicine that blocks opioids and lessens the wish to drink.',
        'revia, depade, MAT, MOUD',
      ),
      'naltrexone-injection': word(
        'Naltrexone shot (Vivitrol)',
        'A shot once a month that blocks opioids and lessens the wish to drink.',
        'vivitrol, naltrexone injection, naltrexone shot',
      ),
      acamprosate: word(
        'Acamprosate (Campral)',
        'Helps people who have stopped drinking.',
        'campral, acamprosate',
      ),
      disulfiram: word(
        'Disulfiram (Antabuse)',
        'Makes drinking alcohol unpleasant.',
        'antabuse, disulfiram',
      ),
      clonidine: word('Clonidine', 'Eases withdrawal.', 'catapres'),
      lofexidine: word('Lofexidine (Lucemyra)', 'Eases opioid withdrawal.', 'lucemyra, lofexidine'),
      psychiatric: word(
        'Medicines for mental health',
        'The place prescribes medicines for mental illness.',
        'psychiatric medication, antidepressants, psych meds',
      ),
      antipsychotics: word(
        'Antipsychotic medicines',
        'Medicines for psychosis and severe mood problems.',
        'abilify, aripiprazole, clozapine, clozaril, haldol, haloperidol, invega, paliperidone, latuda, lurasidone, olanzapine, zyprexa, quetiapine, seroquel, risperidone, risperdal, ziprasidone, geodon',
      ),
      'nicotine-replacement': word(
        'Nicotine patches or gum',
        '',
        'nicotine replacement, nicotine patch',
      ),
      'quit-smoking': word('Other medicines to quit smoking', '', 'chantix, varenicline, zyban'),
      'hiv-treatment': word('Medicines for HIV'),
      'hiv-prevention': word('Medicines that prevent HIV', '', 'PREP'),
      'hepatitis-c-treatment': word('Medicines for hepatitis C'),
    },
  },
  opioidCare: {
    label: 'Care for opioid use',
    terms: {
      'certified-program': word(
        'Certified opioid treatment program',
        'May give methadone, under federal rules.',
        'OTP, methadone clinic, opioid treatment program',
      ),
      maintenance: word(
        'Medicine for as long as it helps',
        'Buprenorphine or methadone without an end date.',
        'maintenance',
      ),
      taper: word(
        'Medicine first, then a slow taper',
        'The dose is lowered once a person is stable.',
        'taper',
      ),
      'relapse-prevention': word('Naltrexone to prevent relapse'),
      'prescribed-elsewhere': word(
        'Takes people whose medicine another doctor gives',
        'The place takes people whose medicine is prescribed elsewhere.',
      ),
      'pain-or-emergency': word('These medicines for pain or emergencies only'),
      'no-medication': word('Treats opioid use without medicine'),
      'not-treated': word('Does not treat opioid use'),
    },
  },
  alcoholCare: {
    label: 'Care for alcohol use',
    terms: {
      medication: word('Prescribes medicine for alcohol use'),
      'prescribed-elsewhere': word(
        'Takes people whose medicine another doctor gives',
        'The place takes people whose medicine is prescribed elsewhere.',
      ),
      'no-medication': word('Treats alcohol use without medicine'),
      'not-treated': word('Does not treat alcohol use'),
    },
  },
  detox: {
    label: 'Detox at this place',
    terms: {
      here: word(
        'Detox here',
        'Medical care while alcohol or drugs leave the body.',
        'detox, detoxification, withdrawal management, medical detox',
      ),
      outpatient: word('Outpatient detox', '', 'outpatient detox, ambulatory detox'),
      residential: word('Detox with a bed', '', 'residential detox, inpatient detox'),
      hospital: word('Hospital detox', '', 'hospital detox'),
      alcohol: word('Alcohol detox'),
      opioids: word('Opioid detox', '', 'heroin detox, opiate detox, fentanyl detox'),
      benzodiazepines: word('Benzodiazepine detox', '', 'benzo detox, xanax detox'),
      cocaine: word('Cocaine detox'),
      methamphetamine: word('Meth detox', '', 'methamphetamine detox'),
      'with-medication': word('Detox with medicine'),
    },
  },
}
