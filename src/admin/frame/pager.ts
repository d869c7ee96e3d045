import { say } from '../../messages/say.js'
import { pageNumbers } from '../../web/html/pager.js'

const messages = say.adminHistory.pages

/** Pagination links; `hrefOf` builds the address of a page. */
export const historyPager = (page: number, pages: number, hrefOf: (page: number) => string) => {
  const link = (number: number, text: string) => ({
    href: hrefOf(number),
    text,
    current: number === page,
  })
  const gap = { href: null, text: '…', current: false }
  return {
    label: messages.label,
    hush: messages.hush,
    numbers:
      pages < 2
        ? []
        : pageNumbers(page, pages).map((number) =>
            number === null ? gap : link(number, String(number)),
          ),
    previous: page > 1 ? link(page - 1, messages.previous) : null,
    next: page < pages ? link(page + 1, messages.next) : null,
    shown: pages < 2 ? null : messages.shown(page, pages),
  }
}

/** The `page` parameter; 1 for anything invalid. */
export const parsePage = (text: string | null): number =>
  text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1

/** A path with its non-empty parameters. */
export const withParams = (
  path: string,
  params: Readonly<Record<string, string | null>>,
): string => {
  const said = Object.entries(params).flatMap(([key, value]) =>
    value === null || value === '' ? [] : [[key, value] as [string, string]],
  )
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`
}
