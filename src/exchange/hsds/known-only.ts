type Stated<T> = { readonly [K in keyof T]?: NonNullable<T[K]> }

/** Drops unknown properties: HSDS has no null. Empty arrays and texts are dropped too. */
export const dropUnknown = <T extends Readonly<Record<string, unknown>>>(
  properties: T,
): Stated<T> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as Stated<T>

/** Replaces the no-break spaces of page texts, which software would compare as different. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
