/** A page's program of a level, and its listing; a null slug means reviewed and not a match. */
export type StatedPair = Readonly<{
  source: string
  level: string
  slug: string | null
  why: string
}>

/** Decides where `match-stated.ts` cannot. A page about two listed places has two pairs. */
export const statedPairs: readonly StatedPair[] = [
  {
    source:
      'https://www.squaremedicalgroup.org/massachusetts-addiction-detox-programs/intensive-outpatient-treatment-program/',
    level: 'iop',
    slug: 'square-medical-group-east-weymouth-ma-iop-vr2f',
    why: 'Same name and website; East Weymouth is a part of the town of Weymouth, and the list has one place of that name there.',
  },
  {
    source:
      'https://www.squaremedicalgroup.org/massachusetts-addiction-detox-programs/intensive-outpatient-treatment-program/',
    level: 'iop',
    slug: 'square-medical-group-watertown-ma-iop-6pd3',
    why: 'Same name; the page says that its IOP meets in Weymouth and in Watertown.',
  },
  {
    source:
      'https://princetonhcs.org/care-services/princeton-house-behavioral-health/admissions/outpatient-faq',
    level: 'php',
    slug: 'penn-medicine-princeton-house-behavioral-health-princeton-nj-php-3hev',
    why: 'Same name, city and intake line (888-437-1610); the page speaks for all of its sites, and the list has two in Princeton.',
  },
  {
    source:
      'https://princetonhcs.org/care-services/princeton-house-behavioral-health/admissions/outpatient-faq',
    level: 'php',
    slug: 'penn-medicine-princeton-house-behavioral-health-princeton-nj-php-3asr',
    why: 'The other one of the two in Princeton, with the same intake line.',
  },
  {
    source: 'https://www.redwillowcounseling.com/mental-health-iop-2/',
    level: 'iop',
    slug: 'red-willow-counseling-and-recovery-red-willow-iop-salt-lake-city-ut-iop-3vu6',
    why: 'One Red Willow in Salt Lake City, on both lists; the page is of its mental health IOP, so it is the listing of that list.',
  },
  {
    source: 'https://psych.ucsf.edu/lpphc/phpiop/hours',
    level: 'php',
    slug: 'langley-porter-psychiatric-institute-ucsf-mount-zion-campus-san-francisco-ca-php-cbqd',
    why: 'Langley Porter of UCSF in San Francisco; the list has one PHP of it. Its IOP is on no list.',
  },
  {
    source:
      'https://www.urmc.rochester.edu/conditions-and-treatments/short-term-mental-health-hospitalization',
    level: 'php',
    slug: 'strong-mental-health-clinic-adult-partial-hospital-rochester-ny-php-w363',
    why: 'Strong is the hospital of URMC in Rochester; the list has one adult partial hospital of it, for adults as the page says.',
  },
  {
    source:
      'https://www.centura.org/locations/porter-adventist-hospital/medical-services/Behavioral-Health-Services/Mental-Health-Intensive-Outpatient-Program',
    level: 'iop',
    slug: null,
    why: 'Same door, but the listing is the substance use list’s IOP and the page is of the hospital’s mental health IOP.',
  },
  {
    source:
      'https://silverhillhospital.org/community/blog-post/adolescent-intensive-outpatient-faq/',
    level: 'iop',
    slug: null,
    why: 'The listing is the substance use list’s IOP, for all ages; the page is of a DBT program for teenagers.',
  },
  {
    source: 'https://www.montrosebehavioral.com/programs/adult-outpatient/',
    level: 'php',
    slug: null,
    why: 'The listing “Montrose Behavioral Health Outpatient” takes children and teenagers too; the hospital’s page is of a program for adults.',
  },
  {
    source: 'https://wicomicohealth.org/?p=7750',
    level: 'iop',
    slug: null,
    why: '“Wicomico Behavioral Health” has the health department’s number, as other places of it do, and takes children; the page is of a program for adults.',
  },
  {
    source: 'https://embed.mcleanhospital.org/treatment/child-teen-partial',
    level: 'php',
    slug: null,
    why: 'The listings at McLean in Belmont are LEADER, for adults, and one of the substance use list; the page is of programs for children and teenagers.',
  },
]
