import { say } from '../../messages/say.js'
import type { AccountKind } from '../../store/accounts/account-history.js'
import type { HistoryEntry } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toDate } from '../../web/html/dated.js'
import { type Table, toTable } from '../../web/html/table.js'
import { keyLabel } from './change-text.js'

const messages = say.adminHistory
/** Fields of one change that a list names; more are counted. */
const MAX_NAMED = 4

const accountKinds: Readonly<Record<AccountKind, string>> = say.accounts.events
/** Labels of all kinds of changes to listings and accounts. */
export const kindTexts: Readonly<Record<string, string>> = { ...messages.kinds, ...accountKinds }
/** The label of a kind; an unknown one, of another release, is shown as stored. */
export const kindText = (kind: string): string => kindTexts[kind] ?? kind

/**
 * The name of a program or account, also after its deletion: from the change, else its identity.
 */
export const nameOf = ({ listing, account, change, identity }: HistoryEntry): string => {
  const said = [change.fields['name']?.new, change.fields['name']?.old].find(
    (name) => typeof name === 'string',
  )
  return listing?.name ?? account ?? (said as string | undefined) ?? identity
}

const changedText = ({ change }: HistoryEntry): string | null => {
  const labels = [
    ...new Set([...Object.keys(change.fields), ...Object.keys(change.facts)].map(keyLabel)),
  ]
  if (change.kind === 'new' || change.kind === 'added' || labels.length === 0) return null
  return messages.parts(
    labels.length > MAX_NAMED
      ? [...labels.slice(0, MAX_NAMED), messages.more(labels.length - MAX_NAMED)]
      : labels,
  )
}

/** Changes as a table. */
export const historyTable = (entries: readonly HistoryEntry[]): Table =>
  toTable({
    caption: messages.table.caption,
    none: messages.none,
    columns: [
      { text: messages.table.when, look: 'short' },
      messages.table.program,
      { text: messages.table.what, look: 'short' },
      { text: messages.table.who, look: 'own' },
      { text: messages.table.why, look: 'own' },
    ],
    head: 1,
    rows: entries.map((entry) => [
      toDate(entry.at, messages.time(entry.at)),
      {
        text: nameOf(entry),
        href: entry.listing && adminUrls.listingHistory(entry.listing.id),
        hush: entry.listing && messages.listingHush(entry.listing.id),
      },
      {
        text: kindText(entry.change.kind),
        href: adminUrls.change(entry.id),
        hush: messages.changeHush(nameOf(entry), entry.id),
        by: changedText(entry),
      },
      entry.actor,
      entry.reason,
    ]),
  })
