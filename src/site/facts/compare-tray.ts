import type { Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'
import type { CompareTray } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'

const messages = say.search

/**
 * The selection tray at the foot of the page; null when nothing is selected. A single program is
 * shown without a button, which would lead away from the list where the second is chosen.
 */
export const trayOf = (chosen: readonly Program[]): CompareTray | null => {
  const slugs = chosen.map(({ slug }) => slug)
  const count = messages.trayCount(chosen.length)
  const [only, ...others] = chosen
  if (!only) return null
  return others.length === 0
    ? {
        count,
        names: null,
        only: { href: urls.program(only.slug, slugs), text: only.name, hint: messages.trayOne },
        compare: null,
      }
    : {
        count,
        names: messages.trayNames(chosen.map(({ name }) => name)),
        only: null,
        compare: { href: urls.compare(slugs), text: messages.trayCompare },
      }
}
