import type { StatedPair } from './stated-pair.js'

/** Of the second collection's intensive outpatient programs. */
export const intensiveOutpatientPairs: readonly StatedPair[] = [
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
]
