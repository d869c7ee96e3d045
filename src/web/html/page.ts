/**
 * A page before it is HTML: which template, its title, and the one value that the template prints.
 */
export type Page = Readonly<{
  template: string
  title: string
  view: object
  status?: number
  current?: string
  tray?: Tray | null
}>
/**
 * Programs chosen for comparison, pinned to the foot of a page: `only` is the one when there is
 * one, `compare` leads on from two.
 */
export type Tray = Readonly<{
  count: string
  names: string | null
  only: Readonly<{ href: string; text: string; hint: string }> | null
  compare: Readonly<{ href: string; text: string }> | null
}>
