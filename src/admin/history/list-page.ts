import { say } from '../../messages/say.js'
import type { HistoryPage } from '../../store/history/entries.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toChoice } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { historyPager, withParams } from '../frame/pager.js'
import { historyTable, kindText, kindTexts } from './row.js'

const messages = say.adminHistory

/** The filter; null matches everybody and everything. */
export type HistoryFilter = Readonly<{ actor: string | null; kind: string | null }>
export const kindsOfChange: readonly string[] = Object.keys(kindTexts)

/** The history, newest first. `actors` are all actors in it. */
export const historyPage = (
  { entries, page, pages }: HistoryPage,
  asked: HistoryFilter,
  actors: readonly string[],
): Page => {
  const hrefOf = (number: number) =>
    withParams(adminUrls.history, { actor: asked.actor, kind: asked.kind, page: String(number) })
  return {
    template: 'admin/history/list',
    title: messages.title,
    current: adminUrls.history,
    view: {
      say: messages,
      action: adminUrls.history,
      fields: [
        toChoice(
          'actor',
          messages.filter.actor,
          [
            { value: '', label: messages.filter.anyone },
            ...actors.map((actor) => ({ value: actor, label: actor })),
          ],
          asked.actor,
        ),
        toChoice(
          'kind',
          messages.filter.kind,
          [
            { value: '', label: messages.filter.anything },
            ...kindsOfChange.map((kind) => ({ value: kind, label: kindText(kind) })),
          ],
          asked.kind,
        ),
      ],
      table: historyTable(entries),
      pager: historyPager(page, pages, hrefOf),
    },
  }
}
