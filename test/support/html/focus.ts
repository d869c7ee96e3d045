import type { Page } from 'playwright-core'

/**
 * Where the keyboard is: what has the focus, in a word or two, and what is wrong with how it is
 * seen or came there.
 */
type Stop = Readonly<{ text: string; wrong: readonly string[] }>

/**
 * Looks at what has the focus: that it is seen to have it, lies inside the window, is covered by
 * nothing pinned, and comes after the stop before, in the source and to the eye. Runs in the page.
 */
const lookAtFocus = (): Stop => {
  const element = document.activeElement
  if (!element || element === document.body) return { text: '', wrong: [] }
  const wrong: string[] = []
  const svg = element.closest('svg')
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) wrong.push('no outline')
  for (const { left, right, top, bottom, width, height } of element.getClientRects()) {
    // What is nearly as tall as the window cannot be shown whole between what is pinned.
    const fits = height <= innerHeight * 0.75 && width <= innerWidth
    if (fits && (top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1))
      wrong.push('outside the window')
    for (const y of fits ? [top + 2, (top + bottom) / 2, bottom - 2] : [(top + bottom) / 2]) {
      const hit = document.elementFromPoint((left + right) / 2, y)
      if (hit && !element.contains(hit) && !hit.contains(element) && !svg?.contains(hit))
        wrong.push(`under ${hit.localName} ${hit.className}`)
    }
  }
  const memory = window as unknown as { before?: Element }
  const { before } = memory
  memory.before = element
  if (before?.isConnected && before !== element) {
    if (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)
      wrong.push('back in the source')
    // States of a map come in the order of their names.
    const region = (of: Element) =>
      of.closest('section, form, aside, nav, header, footer, table, ul')
    const [a, b] = [before.getBoundingClientRect(), element.getBoundingClientRect()]
    if (!svg && region(before) === region(element) && b.bottom < a.top && b.left < a.right)
      wrong.push('back to the eye')
  }
  const label = (element as HTMLInputElement).labels?.[0]?.textContent
  return {
    text: (element.getAttribute('aria-label') ?? label ?? element.textContent)
      .replace(/\s+/g, ' ')
      .trim(),
    wrong: [...new Set(wrong)],
  }
}

/**
 * Goes on by one key until it comes to what is called so, looking at every stop on the way; gives
 * what was wrong with any.
 */
export const walkTo = async (
  page: Page,
  name: RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<readonly string[]> => {
  const faults: string[] = []
  await page.evaluate(() => delete (window as unknown as { before?: Element }).before)
  for (;;) {
    await page.keyboard.press(key)
    const { text, wrong } = await page.evaluate(lookAtFocus)
    faults.push(
      ...wrong
        .filter((fault) => key === 'Tab' || !fault.startsWith('back'))
        .map((fault) => `“${text.slice(0, 60)}”: ${fault}`),
    )
    if (name.test(text)) return faults
    if (text === '') return [...faults, `nothing is called ${name}`]
  }
}
