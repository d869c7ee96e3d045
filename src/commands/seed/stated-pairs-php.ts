import type { StatedPair } from './stated-pair.js'

/** Of the second collection's day programs. */
export const dayProgramPairs: readonly StatedPair[] = [
  {
    source:
      'http://www.johnmuirhealth.com/services/behavioral-health-services/adult-behavioral-health-programs.html',
    level: 'php',
    slugs: ['john-muir-behavioral-health-outpatient-center-concord-ca-php-7mtn'],
    why: 'Same operator and city; the list has one day program of John Muir in Concord.',
  },
  {
    source: 'https://streamwoodhospital.com/outpatient-care/partial-hospitalization/',
    level: 'php',
    slugs: ['streamwood-behav-healthcare-system-streamwood-il-php-6xm6'],
    why: 'The same name, which the list shortens, in the same town.',
  },
  {
    source: 'http://www.doverbehavioral.com/partial.html',
    level: 'php',
    slugs: ['uhs-of-dover-llc-dover-de-php-cuia'],
    why: 'The list has the hospital under its legal name, at the same street (725 Horsepond Road, Dover).',
  },
  {
    source:
      'https://hollyhillhospital.com/programs-and-services/outpatient-programs-the-pines/partial-hospitalization/',
    level: 'php',
    slugs: ['the-pines-holly-hill-hospital-raleigh-nc-php-wh37'],
    why: 'The Pines is the name of the outpatient building in the address of the page.',
  },
  {
    source: 'https://www.sanantoniobehavioral.com/programs/san-antonio-php',
    level: 'php',
    slugs: ['san-antonio-behavioral-healthcare-hosp-san-antonio-tx-php-xk3d'],
    why: 'The same name, which the list shortens, in the same city.',
  },
  {
    source: 'https://suncloudhealth.com/services/php-day-treatment-program',
    level: 'php',
    slugs: ['suncloud-health-sc-northbrook-il-php-utzz'],
    why: 'Same name and phone (866-729-1012).',
  },
  {
    source:
      'https://www.inova.org/our-services/inova-behavioral-health-services/substance-use/outpatient',
    level: 'php',
    slugs: ['inova-cats-program-iop-fairfax-va-php-sozw'],
    why: 'Same program name (CATS), as for its intensive outpatient program.',
  },
  {
    source:
      'https://www.medstarharbor.org/our-services/behavioral-health/services/partial-hospitalization-program/',
    level: 'php',
    slugs: ['medstar-harbor-hospital-behavioral-health-brooklyn-md-php-s6bf'],
    why: 'Same hospital at 3001 South Hanover Street; the list names the neighbourhood (Brooklyn).',
  },
  {
    source:
      'https://overlakehospital.org/services/mental-behavioral-health/adult-day-hospital-program',
    level: 'php',
    slugs: ['overlake-outpatient-psychiatry-bellevue-wa-php-4sad'],
    why: 'The list has one day program of Overlake in Bellevue.',
  },
  {
    source:
      'https://www.munsonhealthcare.org/services/behavioral-health/partial-hospitalization-behavioral-health-program',
    level: 'php',
    slugs: ['munson-medical-center-outpatient-behavioral-health-traverse-city-mi-php-sstg'],
    why: 'The list has one day program of Munson in Traverse City.',
  },
  {
    source: 'https://twintowntreatmentcenters.com/treatment-programs/levels-of-care/',
    level: 'php',
    slugs: [
      'twin-town-treatment-centers-laguna-hills-laguna-hills-ca-php-fuv5',
      'twin-town-treatment-centers-twin-town-los-alamitos-los-alamitos-ca-php-cbwf',
      'twin-town-treatment-centers-twin-town-orange-orange-ca-php-xmd2',
      'twin-town-treatment-centers-twin-town-sherman-oaks-sherman-oaks-ca-php-kwel',
      'twin-town-treatment-centers-twin-town-torrance-torrance-ca-php-es4n',
      'twin-town-treatment-centers-twin-town-west-hollywood-west-hollywood-ca-php-4h6i',
    ],
    why: 'Same name; the page says that every site offers it.',
  },
  {
    source: 'https://www.fourwindshospital.com/about_four_winds/saratoga/faq_partial.html',
    level: 'php',
    slugs: [],
    why: 'Three programs by age behind one listing; none is the listing alone.',
  },
  {
    source: 'http://lindnercenterofhope.org/treatment-options/partial-hospitalization/adult-php/',
    level: 'php',
    slugs: [],
    why: 'Three programs (adults, adolescents, eating disorders) behind one listing; none is the listing alone.',
  },
  {
    source: 'https://lindnercenterofhope.org/adolescent-php/',
    level: 'php',
    slugs: [],
    why: 'Three programs (adults, adolescents, eating disorders) behind one listing; none is the listing alone.',
  },
  {
    source: 'https://lindnercenterofhope.org/?p=65969',
    level: 'php',
    slugs: [],
    why: 'Three programs (adults, adolescents, eating disorders) behind one listing; none is the listing alone.',
  },
  {
    source: 'https://kempsvillecbh.com/programs-services/children/php/',
    level: 'php',
    slugs: [],
    why: 'Child and adolescent programs behind one listing; neither is the listing alone.',
  },
  {
    source:
      'https://www.thebridgeway.com/programs-services/outpatient-services/partial-hospitalization/',
    level: 'php',
    slugs: ['bridgeway-maumelle-ar-php-t46v'],
    why: 'The same name, the only one in Arkansas; the page calls its town North Little Rock, the list Maumelle.',
  },
  {
    source:
      'https://edgewood.org/partners-providers/acute-intensive-services/partial-hospitalization-program',
    level: 'php',
    slugs: ['edgewood-ctr-for-children-and-families-san-francisco-ca-php-2v5r'],
    why: 'The same name, which the list shortens, and the only one of it.',
  },
  {
    source: 'https://www.hillrecovery.com/service/day-treatment/',
    level: 'php',
    slugs: ['hill-alcohol-and-drug-treatment-temecula-ca-php-hpfs'],
    why: 'The same name, which the list shortens, and the only one of it.',
  },
  {
    source:
      'https://www.floyd.org/medical-services/behavioral-health/Pages/Partial-Hospitalization.aspx',
    level: 'php',
    slugs: ['floyd-behavioral-health-rome-ga-php-x62x', 'floyd-behavioral-health-rome-ga-php-yawe'],
    why: 'Same name and city; the page is of mental health and of substance use, and both lists have it. The other list’s row of the same place.',
  },
  {
    source:
      'https://www.gatewayfoundationchicagorivernorth.org/outpatient-treatment-programs-chicago-river-north/partial-hospitalization-program/',
    level: 'php',
    slugs: ['gateway-foundation-chicago-river-north-chicago-il-php-uzq4'],
    why: 'Same operator and the same site, Chicago River North.',
  },
  {
    source: 'https://phelpshospital.org/clinical-services/psychiatry-counseling/cdt/',
    level: 'php',
    slugs: [
      'phelps-memorial-hospital-center-continuing-day-treatment-services-briarcliff-manor-ny-php-zlvu',
    ],
    why: 'Same hospital and the same program, continuing day treatment.',
  },
  {
    source: 'https://positiveleaps.org/specialized-day-treatment/',
    level: 'php',
    slugs: ['a-haven-for-kids-inc-dba-positive-leaps-west-chester-oh-php-dkr2'],
    why: 'The list gives Positive Leaps as the trade name of A Haven for Kids.',
  },
  {
    source: 'http://www.avera.org/behavioral-health-center/outpatient-programs/partial-hospital/',
    level: 'php',
    slugs: ['avera-mckennan-behavioral-hospital-sioux-falls-sd-php-fhc4'],
    why: 'Same system and city; the list has one day program of Avera in Sioux Falls.',
  },
  {
    source:
      'https://www.pinerest.org/addiction/treatments/partial-hospitalization-for-substance-use/',
    level: 'php',
    slugs: ['pine-rest-christian-mental-hlth-servs-grand-rapids-mi-php-gony'],
    why: 'Same operator and city, on the list of substance use.',
  },
  {
    source: 'https://kempsvillecbh.com/programs-services/adolescents/php/',
    level: 'php',
    slugs: [],
    why: 'Child and adolescent programs behind one listing; neither is the listing alone.',
  },
  {
    source: 'https://newdayranch.com/day-treatment/',
    level: 'php',
    slugs: [],
    why: 'The listing is the adult treatment program, for adults only; the page is of youths of 10 to 17.',
  },
  {
    source: 'https://www.skylandtrail.org/our-programs/day-treatment/adolescent-day-treatment/',
    level: 'php',
    slugs: [],
    why: 'The listing is for adults only; the page is of adolescents of 14 to 17.',
  },
  {
    source: 'http://www.rockfordcenter.com/services/child-4-12-and-adolescent-13-17-services/',
    level: 'php',
    slugs: [],
    why: 'The listing has all ages; the page is of the programs for ages 4 to 17.',
  },
  {
    source:
      'https://riveredgehospital.com/programs-services/children-adolescents/partial-hospitalization-php/',
    level: 'php',
    slugs: [],
    why: 'The listing has all ages; the page is of the program for ages 5 to 17.',
  },
  {
    source:
      'https://www.riversidecc.org/adult-services/mental-health/day-programs-employment-services/day-treatment-services/',
    level: 'php',
    slugs: ['riverside-community-care-day-treatment-at-wakefield-wakefield-ma-php-vgf4'],
    why: 'Same operator and the same program, day treatment; the list has one of it in the state.',
  },
  {
    source: 'https://www.afhsnj.org/mental-health-partial-care-program',
    level: 'php',
    slugs: ['adult-family-health-services-clifton-nj-php-hyts'],
    why: 'One operator in Clifton, on both lists; the page is of mental health, so it is the listing of that list.',
  },
  {
    source: 'https://www.youthcare.com/programs/day-treatment/',
    level: 'php',
    slugs: ['youth-care-of-utah-draper-ut-php-jjx2'],
    why: 'The list has it as Youth Care of Utah, in the same town; both are for youths alone.',
  },
]
