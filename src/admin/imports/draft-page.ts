import type { Coverage, FilePlan } from '../../catalog/editing/import-plan.js'
import { countRemovals, findShrunkStates, WHOLE } from '../../catalog/editing/plan-counts.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ImportDraft } from '../../store/changes/import-drafts.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary, toSummary } from '../../web/html/summary.js'
import { toTable } from '../../web/html/table.js'
import { historyPager, withParams } from '../frame/pager.js'
import type { ImportChoices, PlanGroup } from './draft-choices.js'
import { kinds, selectedBy, selectedChanges, slugsOf } from './draft-choices.js'
import {
  changedGroups,
  conflictTable,
  newTable,
  problemTable,
  removedGroups,
} from './draft-rows.js'
import { problemTexts } from './list-page.js'

const messages = say.adminImports.draft
/** Rows per page: nine thousand changes must not make a page of nine thousand rows. */
const PAGE_SIZE = 50

export const groups = ['changed', 'new', 'absent', 'removed', 'conflicts', 'problems'] as const
export type DraftGroup = (typeof groups)[number]
/** The displayed group, null for the first non-empty one, and its page. */
export type DraftQuery = Readonly<{ group: DraftGroup | null; page: number }>

const lookHref = (id: string, group: DraftGroup, page: number): string =>
  withParams(adminUrls.draft(id), { group, page: page === 1 ? null : String(page) })

const countsOf = (plan: FilePlan): Readonly<Record<DraftGroup, number>> => {
  const count = (kind: PlanGroup): number => slugsOf(plan, kind).length
  const { conflicts, problems } = plan
  return {
    new: count('new'),
    changed: count('changed'),
    absent: count('absent'),
    removed: count('removed'),
    conflicts: conflicts.length,
    problems: problems.length,
  }
}

const isKind = (group: DraftGroup): group is PlanGroup =>
  (kinds as readonly string[]).includes(group)

/**
 * The rows of one page of a group: changes as a table with checkboxes, conflicts and problems
 * without.
 */
const rowsOf = (plan: FilePlan, group: DraftGroup, from: number, choices: ImportChoices) => {
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(from, from + PAGE_SIZE)
  const wanted = selectedBy(choices)
  const isWanted = (slug: string): boolean => isKind(group) && wanted(group, slug)
  const changes = isKind(group) ? cut(plan.changes.filter(({ kind }) => kind === group)) : []
  return {
    slugs: isKind(group) ? cut(slugsOf(plan, group)) : [],
    changed: group === 'changed' || group === 'absent' || group === 'removed',
    table: {
      caption: messages.groups[group],
      heads: [messages.fact, messages.now, messages.after],
      nothing: say.adminHistory.nothing,
      groups:
        group === 'removed'
          ? removedGroups(cut(plan.removals), isWanted)
          : changedGroups(group === 'new' ? [] : changes, isWanted),
    },
    added: changes.length > 0 && group === 'new' ? newTable(changes, isWanted) : null,
    others:
      group === 'conflicts' && plan.conflicts.length > 0
        ? conflictTable(cut(plan.conflicts))
        : group === 'problems' && plan.problems.length > 0
          ? problemTable(cut(plan.problems))
          : null,
  }
}

/**
 * The question whether the edition is complete, where it has far fewer programs than the previous
 * one; with the previous answer.
 */
const wholeOf = (coverage: Coverage | null, href: string) => {
  if (coverage === null || (coverage.isWhole && !coverage.told) || coverage.before === 0)
    return null
  const { states, found, before, elsewhere, told } = coverage
  return {
    action: href,
    text: messages.whole.text(states.length, found, before, WHOLE * 100),
    elsewhere: elsewhere > 0 ? messages.whole.elsewhere(elsewhere) : null,
    told,
    states: toTable({
      caption: messages.whole.caption,
      isCaptionHidden: false,
      look: 'counts',
      columns: [messages.whole.state, messages.whole.found, messages.whole.before],
      rows: findShrunkStates(coverage).map((one) => [
        one.state,
        String(one.found),
        String(one.before),
      ]),
    }),
  }
}

const head = ({ id, fileName, createdAt, createdBy }: ImportDraft, token: string) => ({
  say: messages,
  title: messages.title(fileName),
  sent: messages.sent(say.adminHistory.time(createdAt), createdBy),
  token,
  drop: adminUrls.dropDraft(id),
})

/** Inputs of a draft's page. `refusal`: why the last request was refused. */
export type DraftView = Readonly<{
  draft: ImportDraft
  plan: FilePlan
  mark: string
  choices: ImportChoices
  look: DraftQuery
  reviewRequired: boolean
  refusal: string | null
}>

/**
 * A file's plan against the current catalogue: its counts, one page of one group with checkboxes,
 * and the apply form.
 */
export const draftPage = (
  { draft, plan, mark, choices, look, reviewRequired, refusal }: DraftView,
  token: string,
): Page => {
  const counts = countsOf(plan)
  const group = look.group ?? groups.find((one) => counts[one] > 0) ?? 'changed'
  const pages = Math.max(1, Math.ceil(counts[group] / PAGE_SIZE))
  const page = Math.min(look.page, pages)
  const wanted = selectedBy(choices)
  const chosen = selectedChanges(plan, choices)
  const rowOf = (kind: PlanGroup) => [
    messages.groups[kind],
    String(counts[kind]),
    String(slugsOf(plan, kind).filter((slug) => wanted(kind, slug)).length),
  ]
  const removed = countRemovals(plan.removals)
  return {
    template: 'admin/imports/draft',
    title: messages.title(draft.fileName),
    current: adminUrls.imports,
    status: refusal === null ? 200 : 422,
    view: {
      ...head(draft, token),
      summary: problemSummary(say.signingIn.problems, refusal),
      counts: toTable({
        caption: messages.countsCaption,
        look: 'counts',
        columns: [messages.kind, messages.all, messages.chosen],
        rows: [
          ...kinds.filter((kind) => kind !== 'removed').map(rowOf),
          [messages.unchanged, String(plan.unchanged), '–'],
          ...(counts.removed > 0 ? [rowOf('removed')] : []),
        ],
      }),
      notes: [
        ...plan.notes,
        ...(removed.facts > 0 ? [messages.removals(removed.facts, removed.programs)] : []),
      ],
      whole: wholeOf(plan.coverage, adminUrls.draft(draft.id)),
      tabs: groups.map((one) => ({
        href: lookHref(draft.id, one, 1),
        text: messages.tabText(messages.groups[one], counts[one]),
        current: one === group,
      })),
      group,
      groupTitle: messages.groups[group],
      explain: messages.explain[group],
      isEmpty: counts[group] === 0,
      mayChoose: isKind(group) && counts[group] > 0,
      choose: lookHref(draft.id, group, page),
      rows: rowsOf(plan, group, (page - 1) * PAGE_SIZE, choices),
      pager: historyPager(page, pages, (number) => lookHref(draft.id, group, number)),
      apply: {
        action: adminUrls.applyDraft(draft.id),
        mark,
        button: chosen.length === 0 ? null : messages.apply.button(chosen.length),
        asksPublish: chosen.some(
          ({ kind, listing: { status } }) =>
            kind === 'new' && (status === 'published' || status === 'paused'),
        ),
        reviewFirst:
          reviewRequired && chosen.some(({ kind }) => kind === 'new')
            ? messages.apply.reviewFirst
            : null,
      },
    },
  }
}

/** For a file that could be planned when it was uploaded and no longer can. */
export const refusedPage = (
  draft: ImportDraft,
  problems: readonly Problem[],
  token: string,
): Page => ({
  template: 'admin/imports/draft-refused',
  title: messages.title(draft.fileName),
  current: adminUrls.imports,
  status: 409,
  view: {
    ...head(draft, token),
    summary: toSummary(
      messages.refused,
      problemTexts(problems).map((text) => ({ href: null, text })),
    ),
  },
})

/** For a plan that a concurrent change has made stale. */
export const changedPage = (id: string): Page => ({
  template: 'admin/imports/draft-changed',
  title: say.adminImports.changed.title,
  current: adminUrls.imports,
  status: 409,
  view: { say: say.adminImports.changed, href: adminUrls.draft(id) },
})
