/** A page before it is HTML: which template, its title, and the one value that the template prints. */
export type Page = Readonly<{ template: string; title: string; view: object; status?: number; current?: string; tray?: Tray | null }>
/** Programs chosen for comparison, pinned to the foot of a page. */
export type Tray = Readonly<{ count: string; names: string; href: string; action: string }>
