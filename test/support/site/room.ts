import type { Page } from 'playwright-core'

/**
 * How a page makes do with its window: what is cut off, what scrolls sideways besides the page, and
 * how much of the height is pinned, of 1.
 */
export type Room = Readonly<{
  sideways: number
  scrolling: readonly string[]
  cut: readonly string[]
  pinned: number
}>

/** Runs in the page. */
const lookAtRoom = (): Room => {
  const named = (element: Element) =>
    `${element.localName}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`
  const boxes = [
    ...document.querySelectorAll('body *:not(svg *, input, select, .hush, .hush *, .skip)'),
  ]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => ({ element, style: getComputedStyle(element) }))
  const wider = ({ element }: { element: Element }) => element.scrollWidth > element.clientWidth + 1
  const taller = ({ element }: { element: Element }) =>
    element.scrollHeight > element.clientHeight + 1
  scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' })
  const pinned = (element: Element | null): boolean =>
    element !== null &&
    ((/sticky|fixed/.test(getComputedStyle(element).position) &&
      !/^auto auto$/.test(
        `${getComputedStyle(element).top} ${getComputedStyle(element).bottom}`,
      )) ||
      pinned(element.parentElement))
  const heights = Array.from({ length: 50 }, (_, i) => ((i + 0.5) * innerHeight) / 50)
  const room = {
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    scrolling: boxes
      .filter((box) => /auto|scroll/.test(box.style.overflowX) && wider(box))
      .map(({ element }) => named(element)),
    cut: boxes
      .filter(
        (box) =>
          (/hidden|clip/.test(box.style.overflowX) && wider(box)) ||
          (/hidden|clip/.test(box.style.overflowY) && taller(box)),
      )
      .map(({ element }) => named(element)),
    pinned:
      heights.filter((y) => pinned(document.elementFromPoint(innerWidth / 2, y))).length /
      heights.length,
  }
  scrollTo({ top: 0, behavior: 'instant' })
  return room
}

/** How the page has room, as it stands. */
export const roomOf = (page: Page): Promise<Room> => page.evaluate(lookAtRoom)
