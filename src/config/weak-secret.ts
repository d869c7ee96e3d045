/** Words that stand in examples where somebody has to put a secret of their own. */
const PLACEHOLDER =
  /change.{0,3}(?:me|it|this)|placeholder|your.{0,3}secret|secret.{0,3}here|example|default|replace/i
/** Of 32 random characters, even hexadecimal ones, more are different. */
const LEAST_DIFFERENT = 8

/** Whether a text is a shorter one, at least twice: `changemechangeme`. */
const isRepeated = (text: string): boolean => {
  const again = `${text}${text}`.indexOf(text, 1)
  return again * 2 <= text.length
}

/** Whether most characters follow the one before: `abcdefgh`, `87654321`. */
const isSequence = (text: string): boolean => {
  const steps = [...text]
    .slice(1)
    .filter(
      (character, i) =>
        Math.abs((character.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0)) === 1,
    )
  return steps.length * 2 > text.length
}

/**
 * Whether a secret is one that somebody guesses first: a placeholder, few characters over and over,
 * or the alphabet.
 */
export const isWeakSecret = (secret: string): boolean =>
  PLACEHOLDER.test(secret) ||
  new Set(secret).size < LEAST_DIFFERENT ||
  isRepeated(secret) ||
  isSequence(secret)
