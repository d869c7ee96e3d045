import type { Coverage, FilePlan } from '../../catalog/editing/import-plan.js'
import { countRemovals, findShrunkStates, WHOLE } from '../../catalog/editing/plan-counts.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ImportDraft } from '../../store/changes/import-drafts.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { historyPager, withParams } from '../frame/pager.js'
import type { Choices, Kind } from './draft-choices.js'
import { chosenBy, kinds, slugsOf, wantedBy } from './draft-choices.js'
import { changedGroups, conflictRows, newRows, problemRows, removedGroups } from './draft-rows.js'
import { problemTexts } from './list-page.js'

const t = say.adminImports.draft
/** Rows a page: nine thousand changes must not make a page of nine thousand rows. */
const PAGE = 50

export const groups = ['changed', 'new', 'absent', 'removed', 'conflicts', 'problems'] as const
export type Group = (typeof groups)[number]
/** What is looked at: a group, null for the first that has something, and a page of it. */
export type Look = Readonly<{ group: Group | null; page: number }>

const lookHref = (id: string, group: Group, page: number): string =>
  withParams(adminUrls.draft(id), { group, page: page === 1 ? null : String(page) })

const countsOf = (plan: FilePlan): Readonly<Record<Group, number>> => {
  const count = (kind: Kind): number => slugsOf(plan, kind).length
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

const isKind = (group: Group): group is Kind => (kinds as readonly string[]).includes(group)

/**
 * The rows of one page of a group: for changes a table with choices, for what is only said a table
 * without.
 */
const rowsOf = (plan: FilePlan, group: Group, from: number, choices: Choices) => {
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(from, from + PAGE)
  const wanted = wantedBy(choices)
  const isWanted = (slug: string): boolean => isKind(group) && wanted(group, slug)
  const changes = isKind(group) ? cut(plan.changes.filter(({ kind }) => kind === group)) : []
  return {
    slugs: isKind(group) ? cut(slugsOf(plan, group)) : [],
    changed: group === 'changed' || group === 'absent' || group === 'removed',
    table: {
      caption: t.groups[group],
      heads: [t.fact, t.now, t.after],
      nothing: say.adminHistory.nothing,
      groups:
        group === 'removed'
          ? removedGroups(cut(plan.removals), isWanted)
          : changedGroups(group === 'new' ? [] : changes, isWanted),
    },
    added: group === 'new' ? newRows(changes, isWanted) : [],
    conflicts: group === 'conflicts' ? conflictRows(cut(plan.conflicts)) : [],
    problems: group === 'problems' ? problemRows(cut(plan.problems)) : [],
  }
}

/**
 * The question whether a file is a whole edition, where it has far less than the one before; with
 * what the answer was.
 */
const wholeOf = (coverage: Coverage | null, href: string) => {
  if (coverage === null || (coverage.isWhole && !coverage.told) || coverage.before === 0)
    return null
  const { states, found, before, elsewhere, told } = coverage
  return {
    action: href,
    text: t.whole.text(states.length, found, before, WHOLE * 100),
    elsewhere: elsewhere > 0 ? t.whole.elsewhere(elsewhere) : null,
    told,
    states: findShrunkStates(coverage).map((one) => [one.state, one.found, one.before]),
  }
}

const head = ({ id, fileName, createdAt, createdBy }: ImportDraft, token: string) => ({
  say: t,
  title: t.title(fileName),
  sent: t.sent(say.adminHistory.time(createdAt), createdBy),
  token,
  drop: adminUrls.dropDraft(id),
})

/** What a draft's page is made of. `refusal`: why what was asked for was not done. */
export type DraftView = Readonly<{
  draft: ImportDraft
  plan: FilePlan
  mark: string
  choices: Choices
  look: Look
  reviewRequired: boolean
  refusal: string | null
}>

/**
 * A file's plan over the present catalogue: its counts, one page of one group with choices, and the
 * decision.
 */
export const draftPage = (
  { draft, plan, mark, choices, look, reviewRequired, refusal }: DraftView,
  token: string,
): Page => {
  const counts = countsOf(plan)
  const group = look.group ?? groups.find((one) => counts[one] > 0) ?? 'changed'
  const pages = Math.max(1, Math.ceil(counts[group] / PAGE))
  const page = Math.min(look.page, pages)
  const wanted = wantedBy(choices)
  const chosen = chosenBy(plan, choices)
  const rowOf = (kind: Kind) => ({
    label: t.groups[kind],
    all: counts[kind],
    chosen: slugsOf(plan, kind).filter((slug) => wanted(kind, slug)).length,
  })
  const removed = countRemovals(plan.removals)
  return {
    template: 'admin/imports/draft',
    title: t.title(draft.fileName),
    current: adminUrls.imports,
    status: refusal === null ? 200 : 422,
    view: {
      ...head(draft, token),
      refusal,
      counts: [
        ...kinds.filter((kind) => kind !== 'removed').map(rowOf),
        { label: t.unchanged, all: plan.unchanged, chosen: '–' },
        ...(counts.removed > 0 ? [rowOf('removed')] : []),
      ],
      notes: [
        ...plan.notes,
        ...(removed.facts > 0 ? [t.removals(removed.facts, removed.programs)] : []),
      ],
      whole: wholeOf(plan.coverage, adminUrls.draft(draft.id)),
      tabs: groups.map((one) => ({
        href: lookHref(draft.id, one, 1),
        text: t.tabText(t.groups[one], counts[one]),
        current: one === group,
      })),
      group,
      groupTitle: t.groups[group],
      explain: t.explain[group],
      isEmpty: counts[group] === 0,
      mayChoose: isKind(group) && counts[group] > 0,
      choose: lookHref(draft.id, group, page),
      rows: rowsOf(plan, group, (page - 1) * PAGE, choices),
      pager: historyPager(page, pages, (number) => lookHref(draft.id, group, number)),
      apply: {
        action: adminUrls.applyDraft(draft.id),
        mark,
        button: chosen.length === 0 ? null : t.apply.button(chosen.length),
        asksPublish: chosen.some(
          ({ kind, listing: { status } }) =>
            kind === 'new' && (status === 'published' || status === 'paused'),
        ),
        reviewFirst:
          reviewRequired && chosen.some(({ kind }) => kind === 'new') ? t.apply.reviewFirst : null,
      },
    },
  }
}

/** A file that could be planned when it was sent and cannot any more. */
export const refusedPage = (
  draft: ImportDraft,
  problems: readonly Problem[],
  token: string,
): Page => ({
  template: 'admin/imports/draft-refused',
  title: t.title(draft.fileName),
  current: adminUrls.imports,
  status: 409,
  view: { ...head(draft, token), problems: problemTexts(problems) },
})

/** Somebody changed the same programs after the plan was looked at. */
export const changedPage = (id: string): Page => ({
  template: 'admin/imports/draft-changed',
  title: say.adminImports.changed.title,
  current: adminUrls.imports,
  status: 409,
  view: { say: say.adminImports.changed, href: adminUrls.draft(id) },
})
