import type { VocabularyOf } from '../../../catalog/vocabulary/values.js'
import type { valuesOfTreatment } from '../../../catalog/vocabulary/values-of-treatment.js'
import { type Word, word } from '../../shapes/word.js'

export const wordsOfTreatment: VocabularyOf<Word, keyof typeof valuesOfTreatment> = {
  modality: {
    label: 'Therapy approaches',
    terms: {
      cbt: word(
        'CBT',
        'Cognitive behavioral therapy: noticing thoughts and habits and trying new ones.',
        'cognitive behavioral therapy, cognitive behavioural, cognitive',
      ),
      dbt: word(
        'DBT',
        'Dialectical behavior therapy: skills for strong feelings and hard moments.',
        'dialectical behavior therapy, dialectical behaviour, dialectical',
      ),
      emdr: word(
        'EMDR',
        'Working through painful memories with guided eye movement.',
        'eye movement desensitization, eye movement',
      ),
      group: word(
        'Group therapy',
        'Talking and learning with others, led by a clinician.',
        'group, group counseling',
      ),
      individual: word(
        'Individual therapy',
        'One-to-one time with a therapist.',
        'one-to-one, psychotherapy, therapist, individual counseling',
      ),
      family: word(
        'Family therapy',
        'Sessions with parents, children or other family.',
        'family counseling, family',
      ),
      couples: word(
        'Couples therapy',
        'Sessions with a husband, wife or partner.',
        'couples, marriage counseling, couples counseling, marital',
      ),
      trauma: word(
        'Trauma counseling',
        'Help with the effects of frightening or harmful events.',
        'trauma-informed, trauma',
      ),
      'motivational-interviewing': word(
        'Motivational interviewing',
        'A talk that helps you find your own reasons for change.',
        'MI',
      ),
      'contingency-management': word(
        'Contingency management',
        'Small rewards for reaching goals.',
        'incentives',
      ),
      'relapse-prevention': word('Relapse prevention', 'Planning ahead for cravings and setbacks.'),
      '12-step': word(
        '12-step',
        'Help to take part in groups such as AA or NA.',
        '12 step, twelve step, AA, NA',
      ),
      'matrix-model': word(
        'Matrix Model',
        'A set program of group and family sessions for stimulant use.',
      ),
      'substance-use-counseling': word(
        'Substance use counseling',
        'Talking about alcohol or drug use with a counselor.',
      ),
      'integrated-dual-disorder': word(
        'Integrated treatment of both',
        'One team treats mental health and substance use together.',
        'dual diagnosis',
      ),
      'anger-management': word('Anger management', 'Learning to notice and steer anger.'),
      'brief-intervention': word('Brief intervention', 'One or a few short talks about change.'),
      'community-reinforcement': word(
        'Community reinforcement',
        'Building a life that makes use less needed, with vouchers.',
      ),
      activity: word('Activity therapy', 'Art, music, movement or other doing.', 'recreation'),
      'cognitive-remediation': word(
        'Cognitive remediation',
        'Practice for memory, attention and planning.',
      ),
      tms: word(
        'TMS',
        'Magnetic pulses used to treat depression.',
        'transcranial magnetic stimulation',
      ),
      ect: word(
        'ECT',
        'A brief electric treatment under sleep, for severe illness.',
        'electroconvulsive',
      ),
      ketamine: word('Ketamine treatment', 'A medicine given by drip, for severe depression.'),
      act: word(
        'ACT',
        'Acceptance and commitment therapy: making room for feelings and acting on what matters.',
        'acceptance and commitment',
      ),
      erp: word(
        'ERP',
        'Exposure and response prevention: facing fears in small steps.',
        'exposure',
      ),
      mindfulness: word('Mindfulness', 'Practice in noticing the present moment.', 'meditation'),
      psychoeducation: word(
        'Learning about the condition',
        'Classes on what is happening and what helps.',
        'psychoeducation, education',
      ),
      art: word('Creative arts therapy', 'Art, music or drama with a therapist.', 'music therapy'),
      'medication-management': word(
        'Medication visits',
        'A prescriber follows your medicines.',
        'medication management, medication, psychiatry, psychiatrist',
      ),
      moud: word(
        'Medicine for opioid use',
        'Buprenorphine, methadone or naltrexone.',
        'MAT, MOUD, medication-assisted treatment',
      ),
      'peer-support': word('Peer support', 'Help from someone who has been there.', 'peer'),
    },
  },

  condition: {
    label: 'Conditions',
    terms: {
      anxiety: word('Anxiety', 'Strong worry or fear that gets in the way.', 'panic, worry'),
      depression: word('Depression', 'Low mood or emptiness that lasts.', 'depressed, MDD'),
      bipolar: word('Bipolar disorder', 'Times of very high and very low mood.', 'manic, mania'),
      ptsd: word(
        'PTSD',
        'Lasting distress after a frightening event.',
        'post traumatic stress, posttraumatic',
      ),
      ocd: word('OCD', 'Thoughts that return and acts that feel forced.', 'obsessive compulsive'),
      'personality-disorder': word(
        'Personality disorder',
        'Long patterns of feeling and relating that cause pain.',
        'BPD, borderline',
      ),
      psychosis: word(
        'Psychosis or schizophrenia',
        'Seeing, hearing or believing things others do not.',
        'schizophrenia, schizoaffective',
      ),
      'suicidal-thoughts': word(
        'Thoughts of suicide',
        'Thoughts of ending your life. Call or text 988 at any time.',
        'suicidal, suicide',
      ),
      'self-harm': word('Self-harm', 'Hurting yourself on purpose.', 'self injury, cutting'),
      'eating-disorder': word(
        'Eating disorder',
        'Problems with eating and body image.',
        'anorexia, bulimia, binge eating',
      ),
      adhd: word('ADHD', 'Trouble with attention or keeping still.', 'attention deficit'),
      autism: word('Autism', 'A different way of sensing and relating.', 'ASD, autistic'),
      grief: word('Grief', 'Pain after a loss.', 'loss, bereavement'),
      'perinatal-depression': word(
        'Depression around birth',
        'Low mood in pregnancy or after a birth.',
        'postpartum, perinatal',
      ),
      alcohol: word('Alcohol', 'Trouble with drinking.', 'drinking, alcoholism'),
      opioids: word(
        'Opioids',
        'Heroin, fentanyl or pain pills.',
        'opioid, opiates, heroin, fentanyl, oxycodone, oxycontin, percocet, vicodin, hydrocodone, painkillers',
      ),
      stimulants: word(
        'Stimulants',
        'Cocaine, methamphetamine and the like.',
        'cocaine, crack, meth, methamphetamine, crystal meth, adderall, amphetamine',
      ),
      cannabis: word('Cannabis', 'Trouble with marijuana.', 'marijuana, weed, pot, THC'),
      benzodiazepines: word(
        'Benzodiazepines',
        'Calming pills such as Xanax.',
        'xanax, valium, klonopin, ativan, benzos, benzo, sedatives',
      ),
      gambling: word('Gambling', 'Betting that is hard to stop.', 'betting, gambling addiction'),
      'other-addiction': word(
        'Another addiction',
        'Addiction to something other than substances or gambling.',
        'sex addiction, internet addiction, behavioral addiction',
      ),
    },
  },
}
