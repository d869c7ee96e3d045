import { syllablesIn } from './syllables.js'

/**
 * Terms of art, names and titles: what a reader meets on a bill, a door or a list and so has to
 * find here by the same words. Each is explained on the page of words or is a name; they count as
 * one plain word.
 */
export const termsOfArt: readonly string[] = [
  'intensive outpatient programs?',
  'intensive outpatient',
  'partial hospitalization',
  'substance use',
  'mental health',
  'dialectical behavior therapy',
  'cognitive behavioral therapy',
  'acceptance and commitment therapy',
  'exposure and response prevention',
  'motivational interviewing',
  'community reinforcement',
  'buprenorphine, methadone or naltrexone',
  'cocaine, methamphetamine',
  'private insurance',
  'accreditation',
  'Medicaid',
  'Medicare',
  'Joint Commission',
  'Indian Health Service',
  'National Domestic Violence Hotline',
  'National Director(?:y|ies)(?: of [A-Z][A-Za-z ]+? Facilities)?',
  'FindTreatment\\.gov',
  'U\\.S\\. Census Bureau(?:, [a-z]+ boundary files)?',
  'Psychiatric Services',
  'ASAM Criteria',
  'McCarty and others',
  'Advisory on clinical issues in intensive outpatient treatment',
]
const terms = new RegExp(`\\b(?:${termsOfArt.join('|')})(?![a-z])`, 'gi')

/** A full stop that ends no sentence: in the initials of a name, and in an address of the web. */
const notAnEnd = /\b(?:[A-Z]\.)+|(?<=\w)\.(?=\w)/g
const wordsIn = (sentence: string): readonly string[] =>
  (sentence.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [])
    .flatMap((word) => word.split('-'))
    .filter((word) => !/^[A-Z]{2,}s?$/.test(word) && word !== '')

/**
 * The sentences of a text, each as its words: numbers, abbreviations in capitals and addresses are
 * none, a term of art is one.
 */
export const sentencesOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(terms, 'term')
    .replace(/https?:\S+|\S*@\S+/g, '')
    .replace(notAnEnd, '')
    .split(/[.?!]+["”’)]*(?:\s|$)/)
    .map(wordsIn)
    .filter((words) => words.length > 0)

/** The Flesch–Kincaid grade of a text: the year of school in the United States that it asks for. */
export const gradeOf = (text: string): number => {
  const sentences = sentencesOf(text)
  const words = sentences.flat()
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}
