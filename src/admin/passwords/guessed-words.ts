import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/**
 * Origin: prisma/seed/README.md. Line n has the words among the first 2ⁿ⁺¹ guesses and not among
 * the first 2ⁿ.
 */
const file = new URL('../../../prisma/seed/guessed-words.txt.br', import.meta.url)

const read = (): ReadonlyMap<string, number> =>
  new Map(
    brotliDecompressSync(readFileSync(file))
      .toString('utf8')
      .split('\n')
      .flatMap((line, bits) => line.split(' ').map((word) => [word, bits + 1] as const)),
  )

let known: ReadonlyMap<string, number> | null = null

/**
 * Leaked short passwords, words and names, in lower case, each with its bits by rank. Loaded at
 * first use.
 */
export const guessedWords = (): ReadonlyMap<string, number> => {
  known ??= read()
  return known
}
