import { say } from '../../messages/say.js'
import type { AccountKind } from '../../store/accounts/account-history.js'
import type { HistoryEntry } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { keyLabel } from './change-text.js'

const messages = say.adminHistory
/** Fields of one change that a list names; more are counted. */
const MAX_NAMED = 4

export const historyTable = { ...messages.table, none: messages.none }

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

/** One change as a table row. */
export const historyRow = (entry: HistoryEntry) => ({
  href: adminUrls.change(entry.id),
  when: messages.time(entry.at),
  who: entry.actor,
  program: nameOf(entry),
  programHush: entry.listing && messages.listingHush(entry.listing.id),
  whatHush: messages.changeHush(nameOf(entry), entry.id),
  programHref: entry.listing && adminUrls.listingHistory(entry.listing.id),
  what: kindText(entry.change.kind),
  changed: changedText(entry),
  why: entry.reason,
})
