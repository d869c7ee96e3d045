/**
 * A page's program of a level, and its listings: one for each door of which the page speaks, none
 * where it was reviewed and is another program than those listed.
 */
export type StatedPair = Readonly<{
  source: string
  level: string
  slugs: readonly string[]
  why: string
}>
