import type { Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'
import type { Tray } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'

const t = say.search

/**
 * What is chosen, at the foot of the page; null when nothing is. One program is no comparison yet:
 * it is said, and no button leads away from the list that the second is chosen from.
 */
export const trayOf = (chosen: readonly Program[]): Tray | null => {
  const slugs = chosen.map(({ slug }) => slug)
  const count = t.trayCount(chosen.length)
  const [only, ...others] = chosen
  if (!only) return null
  return others.length === 0
    ? {
        count,
        names: null,
        only: { href: urls.program(only.slug, slugs), text: only.name, hint: t.trayOne },
        compare: null,
      }
    : {
        count,
        names: t.trayNames(chosen.map(({ name }) => name)),
        only: null,
        compare: { href: urls.compare(slugs), text: t.trayCompare },
      }
}
