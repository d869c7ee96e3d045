import { radii, type SearchQuery } from '../catalog/search-query.js'
import { say } from '../messages/say.js'
import type { Found } from '../search/find.js'
import { urls } from '../web/urls.js'
import type { Applied } from './chips.js'

type Link = Readonly<{ href: string; text: string }>
const t = say.search

/** When nothing fits: what would appear without each filter, and the nearest wider radius that finds something. */
export const waysOut = (query: SearchQuery, applied: readonly Applied[], find: (query: SearchQuery) => Found): readonly Link[] => {
  const without = applied
    .map((filter) => ({ ...filter, total: find(filter.without).total }))
    .filter(({ total }) => total > 0)
    .map(({ text, without, total }) => ({ href: urls.search(without), text: t.without(text, total) }))
  const wider = query.near
    ? radii
        .filter((miles) => miles > query.within)
        .map((within) => ({ within, total: find({ ...query, within, page: 1 }).total }))
        .find(({ total }) => total > 0)
    : undefined
  return [
    ...(wider ? [{ href: urls.search({ ...query, within: wider.within, page: 1 }), text: t.wider(wider.within, wider.total) }] : []),
    ...without,
  ]
}
