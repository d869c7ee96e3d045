import { say } from '../../messages/say.js'
import type { HistoryEntry } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { type ChangeLine, changeLines, keyLabel } from './change-text.js'
import { kindText, nameOf } from './row.js'

const t = say.adminHistory

/**
 * A preview of reverting a change: its lines, and later changes that stay. `closed`: why it cannot
 * be reverted.
 */
export type RevertPreview = Readonly<
  | { closed: string }
  | {
      lines: readonly ChangeLine[]
      left: readonly string[]
      version: number
      problem: string | null
      typed: string
    }
>

const table = (caption: string, heads: readonly string[], lines: readonly ChangeLine[]) => ({
  caption,
  heads,
  nothing: t.nothing,
  groups: [
    {
      tick: null,
      title: null,
      note: null,
      href: null,
      lines: lines.map((line) => ({ ...line, kept: toKept(line) })),
    },
  ],
})
const toKept = ({ kept }: ChangeLine): string | null =>
  kept && `${t.change.stillShown}: ${t.parts([kept.text, kept.by ?? ''])}`

const revertOf = (entry: HistoryEntry, reverting: RevertPreview, token: string) =>
  'closed' in reverting
    ? { closed: reverting.closed, form: null, left: [], problem: null, table: null }
    : {
        closed: reverting.lines.length === 0 ? t.revert.nothing : null,
        problem: reverting.problem,
        left: reverting.left.map(keyLabel),
        table:
          reverting.lines.length === 0
            ? null
            : table(
                t.revert.caption,
                [t.change.field, t.revert.now, t.revert.after],
                reverting.lines,
              ),
        form:
          reverting.lines.length === 0
            ? null
            : {
                action: adminUrls.revert(entry.id),
                token,
                version: reverting.version,
                reason: reverting.typed,
              },
      }

/**
 * One change: who, when, why, each field and fact before and after, and a preview of its revert.
 * `reverting` is null for roles that may not revert, nor see imports.
 */
export const changePage = (
  entry: HistoryEntry,
  reverting: RevertPreview | null,
  token: string,
  status = 200,
): Page => {
  const name = nameOf(entry)
  const title = t.change.title(kindText(entry.change.kind), name)
  const lines = changeLines(entry.change)
  return {
    template: 'admin/history/change',
    title,
    current: adminUrls.history,
    status,
    view: {
      say: t.change,
      revertSay: t.revert,
      title,
      rows: [
        { label: t.change.when, text: t.time(entry.at), href: null },
        { label: t.change.who, text: entry.actor, href: null },
        { label: t.change.why, text: entry.reason, href: null },
        ...(entry.listing
          ? [
              {
                label: t.change.listing,
                text: t.change.history,
                href: adminUrls.listingHistory(entry.listing.id),
              },
            ]
          : []),
        ...(entry.importRunId && reverting
          ? [
              {
                label: t.change.run,
                text: t.change.runLink,
                href: adminUrls.run(entry.importRunId),
              },
            ]
          : []),
      ],
      same: lines.length === 0,
      table:
        lines.length === 0
          ? null
          : table(t.change.caption, [t.change.field, t.change.old, t.change.new], lines),
      revert: reverting && revertOf(entry, reverting, token),
    },
  }
}
