import type { Change, ImportPlan } from '../catalog/import-plan.js'
import type { Problem } from '../catalog/problem.js'
import { say } from '../messages/say.js'
import type { Draft } from '../store/drafts.js'
import { adminUrls } from '../web/admin-urls.js'
import type { Page } from '../web/page.js'
import type { Choices, Kind } from './draft-choices.js'
import { kinds, wantedBy } from './draft-choices.js'
import { changedGroups, conflictRows, newRows, problemRows } from './draft-rows.js'
import { historyPager, withParams } from './history-pager.js'
import { problemTexts } from './imports-page.js'

const t = say.deskImports.draft
/** Rows a page: nine thousand changes must not make a page of nine thousand rows. */
const PAGE = 50

export const groups = ['changed', 'new', 'absent', 'conflicts', 'problems'] as const
export type Group = (typeof groups)[number]
/** What is looked at: a group, null for the first that has something, and a page of it. */
export type Look = Readonly<{ group: Group | null; page: number }>

const lookHref = (id: string, group: Group, page: number): string =>
  withParams(adminUrls.draft(id), { group, page: page === 1 ? null : String(page) })

const countsOf = ({ changes, conflicts, problems }: ImportPlan): Readonly<Record<Group, number>> => {
  const count = (kind: Kind): number => changes.filter((change) => change.kind === kind).length
  return { new: count('new'), changed: count('changed'), absent: count('absent'), conflicts: conflicts.length, problems: problems.length }
}

const isKind = (group: Group): group is Kind => (kinds as readonly string[]).includes(group)

/** The rows of one page of a group: for changes a table with choices, for what is only said a table without. */
const rowsOf = (plan: ImportPlan, group: Group, from: number, wanted: (change: Change) => boolean) => {
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(from, from + PAGE)
  const changes = isKind(group) ? cut(plan.changes.filter(({ kind }) => kind === group)) : []
  return {
    slugs: changes.map(({ listing }) => listing.slug),
    changed: group === 'changed' || group === 'absent',
    table: {
      caption: t.groups[group],
      heads: [t.fact, t.now, t.after],
      nothing: say.deskHistory.nothing,
      groups: changedGroups(group === 'new' ? [] : changes, wanted),
    },
    added: group === 'new' ? newRows(changes, wanted) : [],
    conflicts: group === 'conflicts' ? conflictRows(cut(plan.conflicts)) : [],
    problems: group === 'problems' ? problemRows(cut(plan.problems)) : [],
  }
}

const head = ({ id, fileName, createdAt, createdBy }: Draft, token: string) => ({
  say: t,
  title: t.title(fileName),
  sent: t.sent(say.deskHistory.time(createdAt), createdBy),
  token,
  drop: adminUrls.dropDraft(id),
})

/** A file's plan over the present catalogue: its counts, one page of one group with choices, and the decision. */
export const draftPage = (draft: Draft, plan: ImportPlan, mark: string, choices: Choices, look: Look, token: string): Page => {
  const counts = countsOf(plan)
  const group = look.group ?? groups.find((one) => counts[one] > 0) ?? 'changed'
  const pages = Math.max(1, Math.ceil(counts[group] / PAGE))
  const page = Math.min(look.page, pages)
  const wanted = wantedBy(choices)
  const chosen = plan.changes.filter(wanted)
  return {
    template: 'admin/draft',
    title: t.title(draft.fileName),
    current: adminUrls.imports,
    view: {
      ...head(draft, token),
      counts: [
        ...kinds.map((kind) => ({ label: t.groups[kind], all: counts[kind], chosen: chosen.filter((change) => change.kind === kind).length })),
        { label: t.unchanged, all: plan.unchanged, chosen: '–' },
      ],
      tabs: groups.map((one) => ({ href: lookHref(draft.id, one, 1), text: t.tabText(t.groups[one], counts[one]), current: one === group })),
      group,
      groupTitle: t.groups[group],
      explain: t.explain[group],
      isEmpty: counts[group] === 0,
      mayChoose: isKind(group) && counts[group] > 0,
      choose: lookHref(draft.id, group, page),
      rows: rowsOf(plan, group, (page - 1) * PAGE, wanted),
      pager: historyPager(page, pages, (number) => lookHref(draft.id, group, number)),
      apply: {
        action: adminUrls.applyDraft(draft.id),
        mark,
        button: chosen.length === 0 ? null : t.apply.button(chosen.length),
        asksPublish: chosen.some(({ kind }) => kind === 'new'),
      },
    },
  }
}

/** A file that could be planned when it was sent and cannot any more. */
export const refusedPage = (draft: Draft, problems: readonly Problem[], token: string): Page => ({
  template: 'admin/draft-refused',
  title: t.title(draft.fileName),
  current: adminUrls.imports,
  status: 409,
  view: { ...head(draft, token), problems: problemTexts(problems) },
})

/** Somebody changed the same programs after the plan was looked at. */
export const changedPage = (id: string): Page => ({
  template: 'admin/draft-changed',
  title: say.deskImports.changed.title,
  current: adminUrls.imports,
  status: 409,
  view: { say: say.deskImports.changed, href: adminUrls.draft(id) },
})
