/**
 * Words of names that are written both ways: whoever types one finds the other. What the national
 * directories shorten most, and how people shorten saints, mounts and forts.
 */
export const spellings: readonly (readonly string[])[] = [
  ['saint', 'st'],
  ['mount', 'mt'],
  ['fort', 'ft'],
  ['center', 'centre', 'ctr', 'cntr'],
  ['treatment', 'trt'],
  ['services', 'svcs', 'svc'],
  ['hospital', 'hosp'],
  ['department', 'dept'],
  ['behavioral', 'behavioural', 'behav'],
  ['counseling', 'counselling'],
]

/**
 * Words that hold a question together and say nothing of one program. They are looked for like all
 * others (names have them: "House of Hope"); a question that finds nothing is asked again without
 * them.
 */
export const smallWords: ReadonlySet<string> = new Set(
  [
    'a an and any around at by close for from in is near nearby of on or over that the to up where which who with within',
    'are can do does find get has have help i im like looking me my need our please search somewhere speak speaking speaks takes taking their them us we what you',
    'program programs treatment',
  ].flatMap((line) => line.split(' ')),
)

/**
 * Mistakes that stand nearer to another word than to the one that is meant: two letters from
 * Medicaid, one from Medicare.
 */
export const mistakes: Readonly<Record<string, string>> = {
  medicade: 'medicaid',
  medicaide: 'medicaid',
  medicad: 'medicaid',
}
