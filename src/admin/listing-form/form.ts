import { createHash, randomUUID } from 'node:crypto'
import { type FormField, formFields } from '../../catalog/editing/form-fields.js'
import { type PointOf, readFact, writeFact } from '../../catalog/editing/form-values.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import type { Statement, Statements } from '../../catalog/program/statements.js'
import {
  claimsOf,
  isStruck,
  strikeOut,
  takeBack,
  withoutStrike,
} from '../../catalog/program/struck-out.js'
import { parseName, parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { parseValue } from '../../catalog/vocabulary/vocabulary.js'
import { isSame } from '../../exchange/listings/deep-equal.js'
import { say } from '../../messages/say.js'
import { slugFor } from './slug.js'
import {
  type DefaultSource,
  parseDefaultSource,
  parseProvenance,
  writeProvenance,
} from './source-fields.js'

const messages = say.listingForm.problems
type FactStatement = Statement<FactKey>
/**
 * `today` is the latest current day in any time zone, `YYYY-MM-DD`. Strike-outs are dated
 * `struckOn`, by default `today`, and signed `by`, the editor's e-mail address.
 */
export type FormRules = Readonly<{
  pointOf: PointOf
  today: string
  struckOn?: string
  by?: string
}>
/** `listing` is the listing after the form; with problems it is only good for a preview. */
export type ParsedListingForm = Readonly<{
  listing: Listing
  problems: readonly Problem[]
  reason: string
}>

const MAX_NAME_LENGTH = 200
const MAX_REASON_LENGTH = 500

/**
 * A new listing. Its identity is created with the form, so that submitting twice creates one
 * listing (idempotent).
 */
export const blankListing = (identity = `editor|${randomUUID()}`): Listing => ({
  identity,
  slug: '',
  status: 'draft',
  level: 'iop',
  name: '',
  organization: '',
  place: null,
  edition: null,
  sample: false,
  statements: {},
})
/** Whether an identity has the form of `blankListing`'s, so that a form cannot claim a list's. */
export const isOurIdentity = (text: string): boolean =>
  /^editor\|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

/** All statements of a fact, struck-out ones included; empty for an unstated fact. */
export const statementsOf = (statements: Statements, fact: FactKey): readonly FactStatement[] =>
  (statements[fact] ?? []) as readonly FactStatement[]
/** The standing statement among editors' ones. */
export const editorsOwn = (statements: Statements, fact: FactKey): FactStatement | undefined =>
  toStanding(statementsOf(statements, fact)).find(({ source }) => source === 'editor')

/** A short id of a claim for form fields, whatever its length. */
export const claimId = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 16)
/** The keys of claims that a form strikes out and restores. */
const strikesOf = (form: URLSearchParams, before: Statements) => {
  const [out, back] = [new Set(form.getAll('strike')), new Set(form.getAll('restore'))]
  const keys = (wanted: boolean, ids: ReadonlySet<string>) =>
    (Object.entries(before) as [FactKey, readonly FactStatement[]][]).flatMap(([fact, all]) =>
      all
        .filter((one) => isStruck(one) === wanted)
        .flatMap(({ value }) =>
          claimsOf(fact, value).flatMap(({ key }) => (ids.has(claimId(key)) ? [key] : [])),
        ),
    )
  return { out: new Set(keys(false, out)), back: new Set(keys(true, back)) }
}

/** The form value that withdraws a source's statement of a fact. */
export const withdrawal = (fact: FactKey, source: string): string => `${fact} ${source}`

/**
 * The form of a listing: editors' statements, each with its source. The inverse of
 * `parseListingForm`.
 */
export const toListingForm = (listing: Listing): URLSearchParams =>
  new URLSearchParams([
    ['name', listing.name],
    ['organization', listing.organization],
    ['level', listing.level],
    ...formFields.flatMap((field): readonly [string, string][] => {
      const own = editorsOwn(listing.statements, field.fact)
      return own ? [...writeFact(field, own.value), ...writeProvenance(field.fact, own)] : []
    }),
  ])

/**
 * A struck-out claim is restored when an editor states it again; their own earlier statement is
 * replaced.
 */
const restoreRestated = (
  fact: FactKey,
  one: FactStatement,
  now: readonly FactStatement[],
): readonly FactStatement[] => {
  const keys = new Set(now.flatMap(({ value }) => claimsOf(fact, value).map(({ key }) => key)))
  if (!isStruck(one) || !claimsOf(fact, one.value).every(({ key }) => keys.has(key))) return [one]
  return one.source === 'editor' ? [] : [withoutStrike(one)]
}

type ParsedFact = Readonly<{
  fact: FactKey
  all: readonly FactStatement[]
  problems: readonly Problem[]
}>

/**
 * All statements of one fact after a form: other sources' except withdrawn ones, and the editors'
 * own.
 */
const factOf = (
  field: FormField,
  form: URLSearchParams,
  before: Statements,
  rules: FormRules,
  usual: DefaultSource,
): ParsedFact => {
  const { fact } = field
  const was = editorsOwn(before, fact)
  const all = statementsOf(before, fact)
  const known = [...(was ? [was.value] : []), ...toStanding(all).map(({ value }) => value)]
  const read = readFact(field, form, { known, pointOf: rules.pointOf })
  const { said, problems } = parseProvenance(
    form,
    fact,
    !isSame(read.value, was?.value),
    was,
    usual,
  )
  const withdrawn = new Set(form.getAll('withdraw'))
  const isOwn = (one: FactStatement): boolean => one.source === 'editor' && !isStruck(one)
  const isKept = (one: FactStatement): boolean =>
    isStruck(one) ||
    (!isOwn(one) &&
      !(kindOf({ source: one.source }) !== 'samhsa' && withdrawn.has(withdrawal(fact, one.source))))
  const at = all.findIndex(isOwn)
  const own = read.value === undefined ? [] : [{ value: read.value, ...said } as FactStatement]
  const again = isSame(read.value, was?.value) ? [] : own
  const kept = (some: readonly FactStatement[]): readonly FactStatement[] =>
    some.filter(isKept).flatMap((one) => restoreRestated(fact, one, again))
  return {
    fact,
    all:
      at < 0 ? [...kept(all), ...own] : [...kept(all.slice(0, at)), ...own, ...kept(all.slice(at))],
    problems: [...read.problems, ...problems],
  }
}

/** Facts that the form both states and strikes out. */
const contradictions = (stated: Statements, out: ReadonlySet<string>): readonly Problem[] =>
  formFields.flatMap(({ fact }) => {
    const own = editorsOwn(stated, fact)
    const both = own !== undefined && claimsOf(fact, own.value).some(({ key }) => out.has(key))
    return both ? [{ field: `fact-${fact}`, message: messages.struckOwn }] : []
  })

const named = (form: URLSearchParams, name: string): string | null =>
  parseName(form.get(name) ?? '', MAX_NAME_LENGTH)
const plain = (form: URLSearchParams, name: string, most: number): string | null =>
  parsePlainText(form.get(name) ?? '', most)

/**
 * Applies a form to a listing. Pure, and never throws; invalid input is a problem at its control.
 */
export const parseListingForm = (
  form: URLSearchParams,
  before: Listing,
  rules: FormRules,
): ParsedListingForm => {
  const usual = parseDefaultSource(form, rules.today)
  const strikes = strikesOf(form, before.statements)
  const restored =
    strikes.back.size === 0 ? before.statements : takeBack(before.statements, strikes.back)
  const facts = formFields.map((field) => factOf(field, form, restored, rules, usual))
  const level = parseValue('level', form.get('level') ?? '')
  const name = named(form, 'name')
  const wanted = (form.get('organization') ?? '').trim() === '' ? name : named(form, 'organization')
  const reason = plain(form, 'reason', MAX_REASON_LENGTH)
  const stated: Statements = Object.fromEntries(
    facts.flatMap(({ fact, all }) => (all.length === 0 ? [] : [[fact, all]])),
  )
  const listing: Listing = {
    ...before,
    name: name ?? before.name,
    organization: wanted ?? before.organization,
    level: level ?? before.level,
    statements:
      strikes.out.size === 0
        ? stated
        : strikeOut(stated, strikes.out, {
            on: rules.struckOn ?? rules.today,
            by: rules.by ?? 'editor',
            why: reason || messages.strikeWhy,
          }),
  }
  return {
    listing: { ...listing, slug: slugFor(listing, before) },
    problems: [
      ...(name === null
        ? [
            {
              field: 'name',
              message: form.get('name')?.trim() ? messages.name(MAX_NAME_LENGTH) : messages.needed,
            },
          ]
        : []),
      ...(wanted === null && name !== null
        ? [{ field: 'organization', message: messages.name(MAX_NAME_LENGTH) }]
        : []),
      ...(level === null ? [{ field: 'level', message: messages.choice }] : []),
      ...usual.problems,
      ...facts.flatMap(({ problems }) => problems),
      ...contradictions(stated, strikes.out),
      ...(strikes.out.size > 0 && !reason
        ? [{ field: 'reason', message: messages.strikeWhy }]
        : []),
      ...(reason === null && form.get('reason')?.trim()
        ? [{ field: 'reason', message: messages.text(MAX_REASON_LENGTH) }]
        : []),
    ],
    reason: reason ?? '',
  }
}
