import { parsePlainText } from '../../catalog/text/plain-text.js'
import { readActors, readHistory } from '../../store/history/entries.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { parsePage } from '../frame/pager.js'
import { historyPage, kindsOfChange } from './list-page.js'

/** Maximum e-mail address, and longer than any name that a command signs with. */
const MAX_ACTOR_LENGTH = 254

/** Shows the whole history, filtered by actor and kind. */
export const listHistory =
  ({ database, render }: AdminContext): AdminHandler =>
  async (request) => {
    const params = paramsOf(request.req)
    const asked = {
      actor: parsePlainText(params.get('actor') ?? '', MAX_ACTOR_LENGTH),
      kind: kindsOfChange.find((kind) => kind === params.get('kind')) ?? null,
    }
    const [found, actors] = [
      await readHistory(database, asked, parsePage(params.get('page'))),
      await readActors(database),
    ]
    render(request, historyPage(found, asked, actors))
  }
