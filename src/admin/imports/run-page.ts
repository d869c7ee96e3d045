import { say } from '../../messages/say.js'
import type { ImportRun } from '../../store/changes/import-runs.js'
import type { ListingName } from '../../store/changes/undo-remaining.js'
import type { HistoryPage } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { toTable } from '../../web/html/table.js'
import { historyPager, withParams } from '../frame/pager.js'
import { reasonField } from '../frame/reason-field.js'
import { historyTable } from '../history/row.js'

const messages = say.adminImports.run

/** `left`: the first of the programs changed since the import, and their number. */
export type RunView = Readonly<{
  run: ImportRun
  left: Readonly<{ names: readonly ListingName[]; count: number }>
  history: HistoryPage
  token: string
  problem?: string
  typed?: string
  status?: number
}>

const leftOf = ({ run, left: { names, count } }: RunView) =>
  count === 0
    ? null
    : {
        title: messages.leftTitle,
        text: run.undone ? messages.wasLeft(count) : messages.left(count),
        names: names.map(({ id, name }) => ({
          name,
          href: id === null ? null : adminUrls.listingHistory(id),
        })),
        more: count > names.length ? say.adminHistory.more(count - names.length) : null,
      }

/** One import: its counts, a preview of undoing it, and its changes. */
export const runPage = (view: RunView): Page => {
  const { run, left, history, token } = view
  const { counts, undone } = run
  const restorable = counts.new + counts.changed + counts.absent - left.count
  return {
    template: 'admin/imports/run',
    title: messages.title(run.fileName),
    current: adminUrls.imports,
    status: view.status ?? 200,
    view: {
      say: messages,
      title: messages.title(run.fileName),
      when: messages.when(say.adminHistory.time(run.at), run.by),
      undone: undone && messages.undone(say.adminHistory.time(undone.at), undone.by),
      summary: problemSummary(
        say.signingIn.problems,
        view.problem ?? null,
        !undone && restorable > 0 ? 'reason' : null,
      ),
      counts: toTable({
        caption: messages.caption,
        isCaptionHidden: false,
        look: 'counts',
        columns: [],
        rows: (Object.keys(messages.facts) as (keyof typeof messages.facts)[]).map((key) => [
          messages.facts[key],
          String(counts[key]),
        ]),
      }),
      left: leftOf(view),
      undo: undone
        ? null
        : {
            action: adminUrls.undo(run.id),
            token,
            reason: reasonField(messages.undo.reason, view.typed ?? '', view.problem !== undefined),
            button: restorable > 0 ? messages.undo.button(restorable) : null,
          },
      table: historyTable(history.entries),
      pager: historyPager(history.page, history.pages, (number) =>
        withParams(adminUrls.run(run.id), { page: String(number) }),
      ),
    },
  }
}
