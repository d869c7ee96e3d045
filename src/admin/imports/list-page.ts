import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { DraftHead } from '../../store/changes/import-drafts.js'
import type { ImportRun, RunsPage } from '../../store/changes/import-runs.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { toSummary } from '../../web/html/summary.js'
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

const toRow = ({ id, fileName, at, by, counts, undone }: ImportRun) => ({
  href: adminUrls.run(id),
  file: fileName,
  hush: messages.runs.hush(time(at)),
  when: time(at),
  by,
  counts: messages.runs.counted(counts.new, counts.changed, counts.absent),
  state: undone ? messages.runs.undone(time(undone.at), undone.by) : messages.runs.done,
})

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
    drafts: drafts.map(({ id, fileName, createdAt, createdBy }) => ({
      href: adminUrls.draft(id),
      file: fileName,
      hush: messages.drafts.hush(time(createdAt)),
      when: time(createdAt),
      by: createdBy,
    })),
    runs: runs.map(toRow),
    pager: historyPager(page, pages, (number) =>
      withParams(adminUrls.imports, { page: String(number) }),
    ),
  },
})
