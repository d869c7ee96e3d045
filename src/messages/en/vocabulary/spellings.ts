/** Common abbreviations in names of the national directories: either form finds the other. */
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

const toSet = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')))

/** Words before a place. In labels they are not searched: "iop in Columbus" is about the place. */
export const placeWords: ReadonlySet<string> = toSet([
  'around at by close from in near nearby within',
])

/** Stop words: searched ("House of Hope"), but dropped from a search that finds nothing. */
export const smallWords: ReadonlySet<string> = new Set([
  ...placeWords,
  ...toSet([
    'a an and any for is of on or over that the to up where which who with',
    'are can do does find get has have help i im like looking me my need our please search somewhere speak speaking speaks takes taking their them us we what you',
    'program programs treatment',
  ]),
])

/** Misspellings that edit distance gets wrong: two letters from Medicaid, one from Medicare. */
export const mistakes: Readonly<Record<string, string>> = {
  medicade: 'medicaid',
  medicaide: 'medicaid',
  medicad: 'medicaid',
}
