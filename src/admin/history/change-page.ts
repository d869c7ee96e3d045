import { say } from '../../messages/say.js'
import type { HistoryEntry } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { reasonField } from '../frame/reason-field.js'
import { type ChangeLine, changeLines, keyLabel } from './change-text.js'
import { kindText, nameOf } from './row.js'

const messages = say.adminHistory

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
  nothing: messages.nothing,
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
  kept && `${messages.change.stillShown}: ${messages.parts([kept.text, kept.by ?? ''])}`

const revertOf = (entry: HistoryEntry, reverting: RevertPreview, token: string) =>
  'closed' in reverting
    ? { closed: reverting.closed, form: null, left: [], summary: null, table: null }
    : {
        closed: reverting.lines.length === 0 ? messages.revert.nothing : null,
        summary: problemSummary(
          messages.revert.problemTitle,
          reverting.problem,
          reverting.lines.length === 0 ? null : 'reason',
        ),
        left: reverting.left.map(keyLabel),
        table:
          reverting.lines.length === 0
            ? null
            : table(
                messages.revert.caption,
                [messages.change.field, messages.revert.now, messages.revert.after],
                reverting.lines,
              ),
        form:
          reverting.lines.length === 0
            ? null
            : {
                action: adminUrls.revert(entry.id),
                token,
                version: reverting.version,
                reason: reasonField(
                  messages.revert.reason,
                  reverting.typed,
                  reverting.problem !== null,
                ),
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
  const title = messages.change.title(kindText(entry.change.kind), name)
  const lines = changeLines(entry.change)
  return {
    template: 'admin/history/change',
    title,
    current: adminUrls.history,
    status,
    view: {
      say: messages.change,
      revertSay: messages.revert,
      title,
      rows: [
        { label: messages.change.when, text: messages.time(entry.at), href: null },
        { label: messages.change.who, text: entry.actor, href: null },
        { label: messages.change.why, text: entry.reason, href: null },
        ...(entry.listing
          ? [
              {
                label: messages.change.listing,
                text: messages.change.history,
                href: adminUrls.listingHistory(entry.listing.id),
              },
            ]
          : []),
        ...(entry.importRunId && reverting
          ? [
              {
                label: messages.change.run,
                text: messages.change.runLink,
                href: adminUrls.run(entry.importRunId),
              },
            ]
          : []),
      ],
      same: lines.length === 0,
      table:
        lines.length === 0
          ? null
          : table(
              messages.change.caption,
              [messages.change.field, messages.change.old, messages.change.new],
              lines,
            ),
      revert: reverting && revertOf(entry, reverting, token),
    },
  }
}
