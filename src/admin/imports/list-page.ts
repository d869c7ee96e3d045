import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { DraftHead } from '../../store/changes/import-drafts.js'
import type { ImportRun, RunsPage } from '../../store/changes/import-runs.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toDate } from '../../web/html/dated.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { toSummary } from '../../web/html/summary.js'
import { toTable } from '../../web/html/table.js'
import { historyPager, withParams } from '../frame/pager.js'

const messages = say.adminImports
const time = say.adminHistory.time
/** Problems listed per file; more are counted. */
const MAX_LISTED = 20

/** The first problems as sentences. */
export const problemTexts = (problems: readonly Problem[]): readonly string[] => {
  const texts = problems
    .slice(0, MAX_LISTED)
    .map(({ line, field, message }) => messages.problem(line, field, message))
  return problems.length > MAX_LISTED
    ? [...texts, messages.andMore(problems.length - MAX_LISTED)]
    : texts
}

const toRow = ({ id, fileName, at, by, counts, undone }: ImportRun) => [
  { text: fileName, href: adminUrls.run(id), hush: messages.runs.hush(time(at)) },
  toDate(at, time(at)),
  by,
  messages.runs.counted(counts.new, counts.changed, counts.absent),
  undone ? messages.runs.undone(time(undone.at), undone.by) : messages.runs.done,
]

/**
 * Open drafts, past imports, and the upload form. `problems` are those of the file just uploaded.
 */
export const importsPage = (
  token: string,
  drafts: readonly DraftHead[],
  { runs, page, pages }: RunsPage,
  problems: readonly Problem[] = [],
  status = 200,
): Page => ({
  template: 'admin/imports/list',
  title: messages.title,
  current: adminUrls.imports,
  status,
  view: {
    say: messages,
    title: messages.title,
    token,
    action: adminUrls.imports,
    summary: toSummary(
      messages.problemTitle,
      problemTexts(problems).map((text) => ({ href: '#file', text })),
    ),
    file: toField({
      name: 'file',
      label: messages.upload.label,
      hint: messages.upload.hint,
      attributes: {
        type: 'file',
        value: null,
        accept: '.csv,text/csv',
        required: true,
        'aria-invalid': problems.length > 0 ? 'true' : null,
      },
    }),
    drafts: toTable({
      caption: messages.drafts.caption,
      isCaptionHidden: false,
      none: messages.drafts.none,
      columns: [messages.drafts.file, messages.drafts.sent, messages.drafts.by],
      rows: drafts.map(({ id, fileName, createdAt, createdBy }) => [
        {
          text: fileName,
          href: adminUrls.draft(id),
          hush: messages.drafts.hush(time(createdAt)),
        },
        toDate(createdAt, time(createdAt)),
        createdBy,
      ]),
    }),
    runs: toTable({
      caption: messages.runs.caption,
      isCaptionHidden: false,
      none: messages.runs.none,
      columns: [
        messages.runs.file,
        { text: messages.runs.when, look: 'short' },
        { text: messages.runs.by, look: 'own' },
        messages.runs.counts,
        { text: messages.runs.state, look: 'short' },
      ],
      rows: runs.map(toRow),
    }),
    pager: historyPager(page, pages, (number) =>
      withParams(adminUrls.imports, { page: String(number) }),
    ),
  },
})
