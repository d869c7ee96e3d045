import type { Site } from '../support/site/open-site.js'

export type Json = Readonly<Record<string, unknown>>
export type Thing = Readonly<{ id: string }> & Json
export type Page = Readonly<{
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: readonly Thing[]
}>

/** How a site answers below `/hsds`: one address, or a list page by page, up to so many `pages`. */
export const hsdsOf = (site: Site) => {
  const get = async <T = Thing>(address: string): Promise<T> =>
    (await site.get(`/hsds${address}`).set('Accept-Encoding', 'identity').expect(200)).body
  const all = async (
    name: string,
    asked = '',
    pages = Number.POSITIVE_INFINITY,
  ): Promise<readonly Thing[]> => {
    const found: Thing[] = []
    for (let page = 1; ; page++) {
      const { contents, last_page: last } = await get<Page>(
        `/${name}?per_page=${asked === '' ? 100 : 20}&page=${page}${asked}`,
      )
      found.push(...contents)
      if (last || page === pages) return found
    }
  }
  return { get, all }
}
