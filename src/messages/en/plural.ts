const rules = new Intl.PluralRules('en')

/** The text for one, or that for any other count. */
export const plural = (count: number, one: string, other: string): string =>
  rules.select(count) === 'one' ? one : other
