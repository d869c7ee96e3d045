import type { Page } from 'playwright-core'

/**
 * The parts that must be seen by the colour of their edge or their filling against the page, where
 * a reader's own colours replace ours.
 */
const seen = [
  ['.button, .leave, .chip, .card, .intake, .filters input[type="text"], select', 'borderTopColor'],
  ['.filters input[type="checkbox"]', 'color'],
  ['.range, .session, .map .kept, .map .here', 'fill'],
  ['.track, .empty, .tick, .map .ring, .map .dot, .us-map path', 'stroke'],
  ['.digit:not(.kept + .num)', 'fill'],
  ['.top, .facet', 'color'],
] as const

/**
 * Pairs of which the one must not look like the other: what is chosen and what is not, what is
 * drawn and what it is drawn upon.
 */
const apart = [
  ['.range', '.track', 'fill'],
  ['.card.kept', '.card:not(.kept)', 'borderTopColor'],
  ['.button.main', '.button:not(.main)', 'borderTopWidth'],
  ['.map .kept', '.map .dot:not(.kept)', 'fill'],
  ['.map .kept + .num', '.map .kept', 'fill'],
  ['.top nav [aria-current]', '.top nav a:not([aria-current])', 'textDecorationLine'],
  ['.modes [aria-current]', '.modes a:not([aria-current])', 'fontWeight'],
  ['.pager [aria-current]', '.pager a:not([aria-current])', 'borderTopStyle'],
  ['.option:has(:checked) span', '.option:not(:has(:checked)) span', 'fontWeight'],
  ['.shade-1', '.shade-2', 'fillOpacity'],
  ['.shade-2', '.shade-3', 'fillOpacity'],
  ['.shade-3', '.shade-4', 'fillOpacity'],
] as const

export type Unseen = Readonly<{ faults: readonly string[]; looked: readonly string[] }>

/**
 * Runs in the page. `looked` are the selectors that it has, so that a caller knows that all were
 * looked at somewhere.
 */
const lookForUnseen = ([parts, pairs]: readonly [typeof seen, typeof apart]): Unseen => {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (high + 0.05) / (low + 0.05)
  }
  const ground = getComputedStyle(document.body).backgroundColor
  const get = (element: Element, property: string) => getComputedStyle(element)[property as 'color']
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
  const faults: string[] = []
  const looked: string[] = []
  for (const [selectors, property] of parts)
    for (const selector of selectors.split(', ')) {
      const elements = shown(selector)
      if (elements.length > 0) looked.push(selector)
      for (const element of elements) {
        const flat =
          property === 'borderTopColor' &&
          (get(element, 'borderTopStyle') === 'none' ||
            Number.parseFloat(get(element, 'borderTopWidth')) < 1)
        if (flat || contrast(get(element, property), ground) < 3)
          faults.push(`${selector} is not seen by ${property} ${get(element, property)}`)
      }
    }
  for (const [one, other, property] of pairs) {
    const [a, b] = [shown(one)[0], shown(other)[0]]
    if (!a || !b) continue
    looked.push(one)
    if (get(a, property) === get(b, property))
      faults.push(`${one} looks like ${other}: ${property} ${get(a, property)}`)
  }
  return { faults: [...new Set(faults)], looked }
}

/** All selectors above: some page must have each. */
export const allSeen: readonly string[] = [
  ...seen.flatMap(([selectors]) => selectors.split(', ')),
  ...apart.map(([one]) => one),
]

/**
 * What cannot be told from the page or from what it stands beside, by the colours that are in
 * force.
 */
export const unseenOn = (page: Page): Promise<Unseen> =>
  page.evaluate(lookForUnseen, [seen, apart] as const)
