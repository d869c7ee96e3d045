import { randomUUID } from 'node:crypto'
import type { Statement, Statements } from '../catalog/facts.js'
import { type PointOf, readFact, writeFact } from '../catalog/form-fact.js'
import { type FormField, formFields } from '../catalog/form-fields.js'
import { type Listing, toStanding } from '../catalog/listing.js'
import { parsePlainText } from '../catalog/plain-text.js'
import type { Problem } from '../catalog/problem.js'
import type { FactKey } from '../catalog/program.js'
import { kindOf } from '../catalog/source.js'
import { parseValue } from '../catalog/vocabulary.js'
import { isSame } from '../exchange/same.js'
import { say } from '../messages/say.js'
import { readSaid, readUsual, type Usual, writeSaid } from './listing-said.js'
import { slugFor } from './listing-slug.js'

const t = say.listingForm.problems
type One = Statement<FactKey>
/** `today` is the latest day that it may be anywhere, `YYYY-MM-DD`. */
export type FormRules = Readonly<{ pointOf: PointOf; today: string }>
/** `listing` is what the form makes of the one before; where there are problems it is only good for a look. */
export type FormRead = Readonly<{ listing: Listing; problems: readonly Problem[]; reason: string }>

const LONGEST_NAME = 200
const LONGEST_REASON = 500

/** A listing that is not there yet. Its identity is made when the form is, so that a form sent twice makes one. */
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
export const isOurIdentity = (text: string): boolean => /^editor\|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

export const statementsOf = (statements: Statements, fact: FactKey): readonly One[] => (statements[fact] ?? []) as readonly One[]
/** What an editor states of a fact: of several the one that stands. */
export const editorsOwn = (statements: Statements, fact: FactKey): One | undefined =>
  toStanding(statementsOf(statements, fact)).find(({ source }) => source === 'editor')

/** How a form asks to take out what a page says of a fact. */
export const withdrawal = (fact: FactKey, source: string): string => `${fact} ${source}`

/** A listing as the form has it: what editors state, each fact with its source. The inverse of `parseListingForm`. */
export const toListingForm = (listing: Listing): URLSearchParams =>
  new URLSearchParams([
    ['name', listing.name],
    ['organization', listing.organization],
    ['level', listing.level],
    ...formFields.flatMap((field): readonly [string, string][] => {
      const own = editorsOwn(listing.statements, field.fact)
      return own ? [...writeFact(field, own.value), ...writeSaid(field.fact, own)] : []
    }),
  ])

type Fact = Readonly<{ fact: FactKey; all: readonly One[]; problems: readonly Problem[] }>

/** All statements of one fact as a form leaves them: others' but those withdrawn, and the editors' own. */
const factOf = (field: FormField, form: URLSearchParams, before: Statements, rules: FormRules, usual: Usual): Fact => {
  const { fact } = field
  const was = editorsOwn(before, fact)
  const all = statementsOf(before, fact)
  const known = [...(was ? [was.value] : []), ...toStanding(all).map(({ value }) => value)]
  const read = readFact(field, form, { known, pointOf: rules.pointOf })
  const { said, problems } = readSaid(form, fact, !isSame(read.value, was?.value), was, usual)
  const withdrawn = new Set(form.getAll('withdraw'))
  const isKept = ({ source }: One): boolean => source !== 'editor' && !(kindOf({ source }) !== 'samhsa' && withdrawn.has(withdrawal(fact, source)))
  const at = all.findIndex(({ source }) => source === 'editor')
  const others = all.filter(isKept)
  const own = read.value === undefined ? [] : [{ value: read.value, ...said } as One]
  return {
    fact,
    all: others.toSpliced(at < 0 ? others.length : all.slice(0, at).filter(isKept).length, 0, ...own),
    problems: [...read.problems, ...problems],
  }
}

const plain = (form: URLSearchParams, name: string, most: number): string | null => parsePlainText(form.get(name) ?? '', most)

/** A form → what it makes of a listing. Pure, and never throws; whatever cannot be read is a problem at its control. */
export const parseListingForm = (form: URLSearchParams, before: Listing, rules: FormRules): FormRead => {
  const usual = readUsual(form, rules.today)
  const facts = formFields.map((field) => factOf(field, form, before.statements, rules, usual))
  const level = parseValue('level', form.get('level') ?? '')
  const name = plain(form, 'name', LONGEST_NAME)
  const wanted = (form.get('organization') ?? '').trim() === '' ? name : plain(form, 'organization', LONGEST_NAME)
  const reason = plain(form, 'reason', LONGEST_REASON)
  const listing: Listing = {
    ...before,
    name: name ?? before.name,
    organization: wanted ?? before.organization,
    level: level ?? before.level,
    statements: Object.fromEntries(facts.flatMap(({ fact, all }) => (all.length === 0 ? [] : [[fact, all]]))),
  }
  return {
    listing: { ...listing, slug: slugFor(listing, before) },
    problems: [
      ...(name === null ? [{ field: 'name', message: form.get('name')?.trim() ? t.text(LONGEST_NAME) : t.needed }] : []),
      ...(wanted === null && name !== null ? [{ field: 'organization', message: t.text(LONGEST_NAME) }] : []),
      ...(level === null ? [{ field: 'level', message: t.choice }] : []),
      ...usual.problems,
      ...facts.flatMap(({ problems }) => problems),
      ...(reason === null && form.get('reason')?.trim() ? [{ field: 'reason', message: t.text(LONGEST_REASON) }] : []),
    ],
    reason: reason ?? '',
  }
}
