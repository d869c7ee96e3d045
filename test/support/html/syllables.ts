/**
 * Words whose letters mislead the rules below. The words of our pages were held against the CMU
 * dictionary of pronunciation.
 */
const heard: Readonly<Record<string, number>> = {
  anxiety: 4,
  anyone: 3,
  area: 3,
  areas: 3,
  behavior: 3,
  behavioral: 4,
  being: 2,
  business: 2,
  create: 2,
  creative: 3,
  employer: 3,
  evening: 2,
  evenings: 2,
  every: 2,
  everyone: 3,
  everything: 3,
  hundred: 2,
  language: 2,
  languages: 3,
  marijuana: 4,
  medicine: 3,
  recovery: 4,
  recreation: 4,
  senior: 2,
  seniors: 2,
  several: 2,
  someone: 2,
  suicidal: 4,
  suicide: 3,
  whoever: 3,
}

/**
 * Two vowels that are both spoken: me-di-a, pre-vi-ous, stu-dy-ing; but so-cial, an-cient. Likewise
 * the m of au-tis-m.
 */
const apart =
  /(?<![cgst])i(?:a|o(?!u)|um|en[ct])|(?<=[xt])ia$|(?<![cgst])iou|(?<=l)ier|eo(?!p|u)|ual|(?:[ouy]|ee)ing\b|ism\b/g
/**
 * An e that is written and not spoken: at the end of hope, homes and asked (but ta-ble, fac-es,
 * want-ed), and inside safe-ly.
 */
const silent =
  /(?:[^laeiouy]|[aeiouy]l)e$|(?:[^aeiouycgshlxz]|[aeiouy]l|[^cs]h)es$|(?:[^aeioudtlr]|[aeiouy][lr]|ll)ed$/
const inside =
  /(?<=[aeiouy][^aeiouy])e(?=(?:ly|ment|ments|ness|ful|less|body|thing|times?|line|lines|ty)$)/

/**
 * How many syllables an English word has: by ear where the list above knows it, else by its
 * letters. A word without a vowel has one.
 */
export const syllablesIn = (word: string): number => {
  const letters = word
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replace(/[^a-z]/g, '')
  const known = heard[letters]
  if (known !== undefined) return known
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0
  return Math.max(
    1,
    groups +
      (letters.match(apart)?.length ?? 0) -
      Number(silent.test(letters)) -
      Number(inside.test(letters)),
  )
}
