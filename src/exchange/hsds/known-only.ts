type Stated<T> = { readonly [K in keyof T]?: NonNullable<T[K]> }

/**
 * Only what is known: HSDS has no null, so a property that nobody stated is not there. Empty lists
 * and texts are nothing, too.
 */
export const stated = <T extends Readonly<Record<string, unknown>>>(properties: T): Stated<T> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as Stated<T>

/**
 * Texts of pages keep a number with its unit by blanks that do not break; software compares plain
 * ones.
 */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
