import type { StatedPair } from './stated-pair.js'
import { dayProgramPairs } from './stated-pairs-php.js'

/** Decides where `match-stated.ts` cannot. */
export const statedPairs: readonly StatedPair[] = [
  {
    source:
      'https://www.squaremedicalgroup.org/massachusetts-addiction-detox-programs/intensive-outpatient-treatment-program/',
    level: 'iop',
    slugs: [
      'square-medical-group-east-weymouth-ma-iop-vr2f',
      'square-medical-group-watertown-ma-iop-6pd3',
    ],
    why: 'Same name and website; East Weymouth is a part of the town of Weymouth, and the list has one place of that name there. Same name; the page says that its IOP meets in Weymouth and in Watertown.',
  },
  {
    source:
      'https://princetonhcs.org/care-services/princeton-house-behavioral-health/admissions/outpatient-faq',
    level: 'php',
    slugs: [
      'penn-medicine-princeton-house-behavioral-health-princeton-nj-php-3hev',
      'penn-medicine-princeton-house-behavioral-health-princeton-nj-php-3asr',
    ],
    why: 'Same name, city and intake line (888-437-1610); the page speaks for all of its sites, and the list has two in Princeton. The other one of the two in Princeton, with the same intake line.',
  },
  {
    source: 'https://www.redwillowcounseling.com/mental-health-iop-2/',
    level: 'iop',
    slugs: ['red-willow-counseling-and-recovery-red-willow-iop-salt-lake-city-ut-iop-3vu6'],
    why: 'One Red Willow in Salt Lake City, on both lists; the page is of its mental health IOP, so it is the listing of that list.',
  },
  {
    source: 'https://psych.ucsf.edu/lpphc/phpiop/hours',
    level: 'php',
    slugs: [
      'langley-porter-psychiatric-institute-ucsf-mount-zion-campus-san-francisco-ca-php-cbqd',
    ],
    why: 'Langley Porter of UCSF in San Francisco; the list has one PHP of it. Its IOP is on no list.',
  },
  {
    source:
      'https://www.urmc.rochester.edu/conditions-and-treatments/short-term-mental-health-hospitalization',
    level: 'php',
    slugs: ['strong-mental-health-clinic-adult-partial-hospital-rochester-ny-php-w363'],
    why: 'Strong is the hospital of URMC in Rochester; the list has one adult partial hospital of it, for adults as the page says.',
  },
  {
    source:
      'https://www.centura.org/locations/porter-adventist-hospital/medical-services/Behavioral-Health-Services/Mental-Health-Intensive-Outpatient-Program',
    level: 'iop',
    slugs: [],
    why: 'Same door, but the listing is the substance use list’s IOP and the page is of the hospital’s mental health IOP.',
  },
  {
    source:
      'https://silverhillhospital.org/community/blog-post/adolescent-intensive-outpatient-faq/',
    level: 'iop',
    slugs: [],
    why: 'The listing is the substance use list’s IOP, for all ages; the page is of a DBT program for teenagers.',
  },
  {
    source: 'https://www.montrosebehavioral.com/programs/adult-outpatient/',
    level: 'php',
    slugs: [],
    why: 'The listing “Montrose Behavioral Health Outpatient” takes children and teenagers too; the hospital’s page is of a program for adults.',
  },
  {
    source: 'https://wicomicohealth.org/?p=7750',
    level: 'iop',
    slugs: [],
    why: '“Wicomico Behavioral Health” has the health department’s number, as other places of it do, and takes children; the page is of a program for adults.',
  },
  {
    source: 'https://embed.mcleanhospital.org/treatment/child-teen-partial',
    level: 'php',
    slugs: [],
    why: 'The listings at McLean in Belmont are LEADER, for adults, and one of the substance use list; the page is of programs for children and teenagers.',
  },
  {
    source: 'http://victorybayrecovery.com/programs/intensive-outpatient-iop/',
    level: 'iop',
    slugs: ['victory-bay-recovery-center-clementon-nj-iop-tkzj'],
    why: 'Same name, the only one in the state.',
  },
  {
    source:
      'https://www.inova.org/our-services/inova-behavioral-health-services/substance-use/outpatient',
    level: 'iop',
    slugs: ['inova-cats-program-iop-fairfax-va-iop-wgpz'],
    why: 'Same program name (CATS); the page says near Inova Fairfax Hospital in Falls Church, the list says Fairfax.',
  },
  {
    source: 'https://supportsystemsincva.com/substance-abuse-intensive-outpatient-program',
    level: 'iop',
    slugs: ['support-systems-inc-vinton-va-iop-yfnd'],
    why: 'Same name, the only one in the state.',
  },
  {
    source:
      'http://wvumedicine.org/ruby-memorial-hospital/services/wvu-specialty-clinics/behavioral-and-mental-health/chestnut-ridge-center/adult-addiction-services/intensive-outpatient-program-iop/',
    level: 'iop',
    slugs: ['chestnut-ridge-center-wvu-hospitals-inc-morgantown-wv-iop-klpa'],
    why: 'Same center (Chestnut Ridge of WVU), the only one in the state.',
  },
  {
    source: 'https://www.mpnncsb.org/180/Intensive-Outpatient-Services',
    level: 'iop',
    slugs: [
      'middle-peninsula-northern-neck-csb-gloucester-counseling-center-gloucester-va-iop-ahh3',
      'middle-peninsula-northern-neck-csb-essex-counseling-center-tappahannock-va-iop-4abm',
    ],
    why: 'Same board; the page speaks for all of its centers.',
  },
  {
    source: 'https://twintowntreatmentcenters.com/treatment-programs/levels-of-care/',
    level: 'iop',
    slugs: [
      'twin-town-treatment-centers-laguna-hills-laguna-hills-ca-iop-dcmr',
      'twin-town-treatment-centers-twin-town-los-alamitos-los-alamitos-ca-iop-jhnk',
      'twin-town-treatment-centers-twin-town-orange-orange-ca-iop-mkji',
      'twin-town-treatment-centers-twin-town-sherman-oaks-sherman-oaks-ca-iop-qn2r',
      'twin-town-treatment-centers-twin-town-torrance-torrance-ca-iop-icqz',
      'twin-town-treatment-centers-twin-town-west-hollywood-west-hollywood-ca-iop-w6g5',
    ],
    why: 'Same name; the page says that every site offers it.',
  },
  {
    source:
      'https://my.clevelandclinic.org/departments/neurological/outcomes/565-intensive-outpatient-treatment-program',
    level: 'iop',
    slugs: [],
    why: 'The listing is the Alcohol and Drug Recovery Center; this is the mood disorders program at Lutheran and Marymount.',
  },
  {
    source: 'https://uihc.org/substance-use-disorders',
    level: 'iop',
    slugs: [
      'university-of-iowa-healthcare-ui-addiction-and-recov-collaborative-iowa-city-ia-iop-6w2d',
    ],
    why: 'The university’s one addiction program in Iowa City.',
  },
  {
    source:
      'https://thecornerstoneprogram.com/intensive-outpatient-drug-rehab-program-for-teens-young-adults/',
    level: 'iop',
    slugs: ['cornerstone-program-englewood-co-iop-nnso'],
    why: 'Same name, the only one in the state; the page says Denver, of which Englewood is a suburb.',
  },
  {
    source: 'https://www.akronchildrens.org/pages/Intensive-Outpatient-Therapy.html',
    level: 'iop',
    slugs: ['akron-childrens-intensive-outpatient-program-akron-oh-iop-itvd'],
    why: 'The program that another page of the hospital, in the first collection, describes without hours.',
  },
  ...dayProgramPairs,
]
