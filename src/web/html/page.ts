/** A page before rendering: its template, its title, and the one value that the template prints. */
export type Page = Readonly<{
  template: string
  title: string
  view: object
  status?: number
  current?: string
  tray?: CompareTray | null
}>
/** The bar of programs to compare: `only` is set for a single one, `compare` from two. */
export type CompareTray = Readonly<{
  count: string
  names: string | null
  only: Readonly<{ href: string; text: string; hint: string }> | null
  compare: Readonly<{ href: string; text: string }> | null
}>
