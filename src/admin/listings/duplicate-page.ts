import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { ListingRecord } from '../../store/listings/record.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toChoice } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'

const messages = say.listingForm.duplicate

/**
 * A second program at the same location: asks only for its level, another than this one's first.
 */
export const duplicatePage = (
  { id, listing }: ListingRecord,
  identity: string,
  token: string,
): Page => ({
  template: 'admin/listings/duplicate',
  title: messages.title,
  current: adminUrls.listings(),
  view: {
    t: messages,
    token,
    identity,
    name: listing.name,
    back: adminUrls.listing(id),
    action: adminUrls.duplicate(id),
    level: toChoice(
      'level',
      messages.level,
      valuesOf('level')
        .toSorted((a, b) => Number(a === listing.level) - Number(b === listing.level))
        .map((level) => ({ value: level, label: labelOf('level', level) })),
    ),
  },
})
