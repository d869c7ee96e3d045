import type { Page } from 'playwright-core'

/** Where the keyboard is: what has the focus, in a word or two, and what is wrong with how it is seen or came there. */
export type Stop = Readonly<{ text: string; wrong: readonly string[] }>

/**
 * Looks at what has the focus: that it is seen to have it, lies inside the window, is covered by nothing pinned, and comes after the stop
 * before, in the source and to the eye. Runs in the page.
 */
const lookAtFocus = (): Stop => {
  const element = document.activeElement
  if (!element || element === document.body) return { text: '', wrong: [] }
  const wrong: string[] = []
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) wrong.push('no outline')
  for (const { left, right, top, bottom, width, height } of element.getClientRects()) {
    const svg = element.closest('svg')
    const fits = height <= innerHeight * 0.75 && width <= innerWidth
    if (fits && (top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1)) wrong.push('outside the window')
    for (const [x, y] of [
      [(left + right) / 2, (top + bottom) / 2],
      [(left + right) / 2, top + 2],
      [(left + right) / 2, bottom - 2],
    ] as const) {
      const hit = document.elementFromPoint(x, y)
      if (hit && !element.contains(hit) && !hit.contains(element) && !svg?.contains(hit)) wrong.push(`under ${hit.localName} ${hit.className}`.trim())
    }
  }
  const memory = window as unknown as { before?: Element }
  const { before } = memory
  memory.before = element
  if (before?.isConnected && before !== element) {
    if (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) wrong.push('back in the source')
    const region = (of: Element) => of.closest('section, form, aside, nav, header, footer, table, ul')
    const [a, b] = [before.getBoundingClientRect(), element.getBoundingClientRect()]
    if (region(before) === region(element) && b.bottom < a.top && b.left < a.right && !element.closest('svg')) wrong.push('back to the eye')
  }
  return {
    text: (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim() || (element as HTMLInputElement).name,
    wrong: [...new Set(wrong)],
  }
}

/** The stop that the keyboard is at. */
export const focusOf = (page: Page): Promise<Stop> => page.evaluate(lookAtFocus)
