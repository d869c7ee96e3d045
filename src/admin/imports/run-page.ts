import { say } from '../../messages/say.js'
import type { ImportRun } from '../../store/changes/import-runs.js'
import type { ListingName } from '../../store/changes/undo-remaining.js'
import type { HistoryPage } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { historyPager, withParams } from '../frame/pager.js'
import { historyRow, historyTable } from '../history/row.js'

const t = say.adminImports.run

/** `left`: the first of the programs that somebody changed since, and how many there are. */
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
        title: t.leftTitle,
        text: run.undone ? t.wasLeft(count) : t.left(count),
        names: names.map(({ id, name }) => ({
          name,
          href: id === null ? null : adminUrls.listingHistory(id),
        })),
        more: count > names.length ? say.adminHistory.more(count - names.length) : null,
      }

/** One import: what it did, what undoing it would do, and its changes. */
export const runPage = (view: RunView): Page => {
  const { run, left, history, token } = view
  const { counts, undone } = run
  const restorable = counts.new + counts.changed + counts.absent - left.count
  return {
    template: 'admin/imports/run',
    title: t.title(run.fileName),
    current: adminUrls.imports,
    status: view.status ?? 200,
    view: {
      say: t,
      title: t.title(run.fileName),
      when: t.when(say.adminHistory.time(run.at), run.by),
      undone: undone && t.undone(say.adminHistory.time(undone.at), undone.by),
      problem: view.problem ?? null,
      mayMend: !undone && restorable > 0,
      counts: (Object.keys(t.facts) as (keyof typeof t.facts)[]).map((key) => ({
        label: t.facts[key],
        count: counts[key],
      })),
      left: leftOf(view),
      undo: undone
        ? null
        : {
            action: adminUrls.undo(run.id),
            token,
            reason: view.typed ?? '',
            button: restorable > 0 ? t.undo.button(restorable) : null,
          },
      table: historyTable,
      rows: history.entries.map(historyRow),
      pager: historyPager(history.page, history.pages, (number) =>
        withParams(adminUrls.run(run.id), { page: String(number) }),
      ),
    },
  }
}
