/**
 * Hosts of directories and of services that sell calls, and whatever stands below them: what leads
 * there is not the provider's own intake. A host alone, or a host with the beginning of a path.
 */
export const brokers: readonly string[] = [
  'rehabs.com',
  'recovery.com',
  'recovery.org',
  'rehab.com',
  'addictioncenter.com',
  'addictions.com',
  'addictionresource.com',
  'americanaddictioncenters.org',
  'drugabuse.com',
  'detox.com',
  'detox.net',
  'drugrehab.com',
  'alcohol.org',
  'startyourrecovery.org',
  'therapyden.com',
  'goodtherapy.org',
  'psychologytoday.com',
  'betterhelp.com',
  'zocdoc.com',
  'yelp.com',
  'facebook.com',
  'findtreatment.gov',
  'findtreatment.samhsa.gov',
  'google.com/maps',
  'maps.app.goo.gl',
  'bit.ly',
  'tinyurl.com',
  'linktr.ee',
]

/**
 * Marks by which an address tells who sent somebody. A word that ends in an underscore is the
 * beginning of several.
 */
export const trackingMarks: readonly string[] = [
  'utm_',
  'gclid',
  'gbraid',
  'wbraid',
  'fbclid',
  'msclkid',
  'dclid',
  'yclid',
  'ctm',
  'ctm_',
  'mc_',
  '_ga',
  '_gl',
  'hsa_',
  'irclickid',
  'aff_',
  'affid',
  'ref_',
  'trk',
  'callrail',
]

/** Words of praise: none of them is a fact. Compared by whole words. */
export const praise: readonly string[] = [
  'best',
  'top rated',
  'top ranked',
  'leading',
  '1 rated',
  'number one',
  'no 1',
  'premier',
  'world class',
  'world renowned',
  'verified',
  'award winning',
  'unparalleled',
  'unmatched',
  'finest',
  'most trusted',
  'luxury',
  'guaranteed',
  'success rate',
]

/** Words that we do not use of people; an organization's own name may have them. */
export const unkind: readonly string[] = [
  'addict',
  'addicts',
  'alcoholic',
  'alcoholics',
  'abuse',
  'abuser',
  'abusers',
  'junkie',
  'clean',
  'dirty',
]
