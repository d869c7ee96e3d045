/** A name cut where a line may end within a word: after a slash, as in "Child/Adolescent". */
export const piecesOfName = (name: string): readonly string[] => name.split(/(?<=\/)(?=\S)/)

/**
 * An address, cut before its dots and after its slashes: a line ends there before it ends anywhere
 * else.
 */
export const piecesOfAddress = (address: string): readonly string[] =>
  address.split(/(?<=\/)(?=\S)|(?=\.\S)/)
