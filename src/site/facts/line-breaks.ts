/** Break opportunities in a name: after a slash, as in "Child/Adolescent". */
export const piecesOfName = (name: string): readonly string[] => name.split(/(?<=\/)(?=\S)/)

/** Break opportunities in an address: before dots and after slashes. */
export const piecesOfAddress = (address: string): readonly string[] =>
  address.split(/(?<=\/)(?=\S)|(?=\.\S)/)
