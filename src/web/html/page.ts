/**
 * A page before it is rendered: its template, its title, and the one value that the template
 * prints.
 */
export type Page = Readonly<{
  template: string
  title: string
  view: object
  status?: number
  current?: string
  tray?: CompareTray | null
}>
/**
 * Programs chosen for comparison, in a bar at the foot of a page: `only` is set for a single one,
 * `compare` from two.
 */
export type CompareTray = Readonly<{
  count: string
  names: string | null
  only: Readonly<{ href: string; text: string; hint: string }> | null
  compare: Readonly<{ href: string; text: string }> | null
}>
