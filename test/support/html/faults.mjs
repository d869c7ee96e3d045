import { axeOf } from './axe.mjs'

/** CSS pixels that a finger or a shaking hand needs (WCAG 2.5.8), less a rounding. */
const LEAST = 23.99

/** What axe does not look for, or leaves to people. Runs in the page. */
const lookAtPage = (least) => {
  const faults = []
  /** What is only heard stands in a box of one pixel. */
  const isOnlyHeard = (element) =>
    element !== null && (element.offsetWidth === 1 || isOnlyHeard(element.parentElement))
  const seen = (element) => element.checkVisibility({ visibilityProperty: true })
  const said = (element) =>
    (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim()

  // Headings make an outline: one of the first level, and none left out on the way down.
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(seen)
  const levels = headings.map(({ localName }) => Number(localName[1]))
  if (levels.filter((level) => level === 1).length !== 1) faults.push('not one first heading')
  levels.forEach((level, i) => {
    if (level > (levels[i - 1] ?? 0) + 1)
      faults.push(`a level left out before “${said(headings[i])}”`)
  })

  // Links that are called the same lead to the same place, so that a list of links is a list of
  // choices.
  const leads = new Map()
  for (const link of document.querySelectorAll('a[href]')) {
    const before = leads.get(said(link)) ?? link.href
    if (before !== link.href) faults.push(`“${said(link)}” leads to ${before} and to ${link.href}`)
    leads.set(said(link), before)
  }

  // Targets are large, or far enough from others; links in a sentence are as the sentence is, and
  // so are states of a map that stand in a list too.
  const listed = new Set([...document.querySelectorAll('li a[href]')].map(({ href }) => href))
  const targets = [
    ...document.querySelectorAll(
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, label:has(input)',
    ),
  ]
    .filter((target) => seen(target) && !target.matches('label input, .skip'))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .map((one) => ({
      ...one,
      x: one.box.x + one.box.width / 2,
      y: one.box.y + one.box.height / 2,
      small: Math.min(one.box.width, one.box.height) < least,
    }))
  const inSentence = (target) =>
    getComputedStyle(target).display === 'inline' &&
    said(target.parentElement).length > said(target).length + 1
  for (const one of targets.filter(({ small }) => small)) {
    const { target, box, x, y } = one
    if (
      inSentence(target) ||
      (target.closest('svg') &&
        listed.has(
          target.getAttribute('href')
            ? new URL(target.getAttribute('href'), location.href).href
            : '',
        ))
    )
      continue
    const near = targets.some((other) => {
      if (other === one || other.target.contains(target) || target.contains(other.target))
        return false
      if (other.small) return Math.hypot(other.x - x, other.y - y) < least
      const { left, right, top, bottom } = other.box
      return (
        Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < least / 2
      )
    })
    if (near)
      faults.push(
        `“${said(target).slice(0, 60)}” is ${Math.round(box.width)} × ${Math.round(box.height)}, and close to others`,
      )
  }

  // A word is on one line, but within an address of the internet or of mail, or where it is joined
  // to another.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode
    if (
      data.trim() === '' ||
      parentElement.closest('svg, script, code, .way') ||
      !seen(parentElement) ||
      isOnlyHeard(parentElement)
    )
      continue
    for (const { 0: word, index } of data.matchAll(/[^\s\u00a0]{3,}/g)) {
      if (!/^[\p{L}’]+[.,;:?!)”]*$/u.test(word)) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, index)
      range.setEnd(texts.currentNode, index + word.length)
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1)
        faults.push(`“${word}” is broken in two`)
    }
  }

  if (document.getAnimations().length > 0) faults.push('something moves')
  return faults
}

/** All that is wrong with a page as it stands: what axe finds, and what it leaves out. */
export const faultsOf = async (page) => [
  ...(await axeOf(page)),
  ...(await page.evaluate(lookAtPage, LEAST)),
]
