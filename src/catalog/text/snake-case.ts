/** A key as addresses and columns name it: `alsoHere` is `also_here`. */
export const toSnakeCase = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
