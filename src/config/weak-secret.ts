/** Words of example configurations, where an operator has to put their own secret. */
const PLACEHOLDER =
  /change.{0,3}(?:me|it|this)|placeholder|your.{0,3}secret|secret.{0,3}here|example|default|replace/i
/** 32 random characters, even hexadecimal ones, have more distinct ones. */
const LEAST_DIFFERENT = 8

const isRepeated = (text: string): boolean => {
  const again = `${text}${text}`.indexOf(text, 1)
  return again * 2 <= text.length
}

/** Whether most characters are adjacent to the one before: `abcdefgh`, `87654321`. */
const isSequence = (text: string): boolean => {
  const steps = [...text]
    .slice(1)
    .filter(
      (character, i) =>
        Math.abs((character.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0)) === 1,
    )
  return steps.length * 2 > text.length
}

/** Whether a secret is a placeholder, a repetition or a sequence, or of few distinct characters. */
export const isWeakSecret = (secret: string): boolean =>
  PLACEHOLDER.test(secret) ||
  new Set(secret).size < LEAST_DIFFERENT ||
  isRepeated(secret) ||
  isSequence(secret)
