import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { factLabel, factText } from '../../catalog/wording/fact-text.js'
import { saidText } from '../../catalog/wording/source-text.js'
import { isSame } from '../../exchange/listings/deep-equal.js'
import { say } from '../../messages/say.js'
import { type Table, toTable } from '../../web/html/table.js'
import { statementsOf, toListingForm } from '../listing-form/form.js'

const messages = say.listingForm
/**
 * A conflicting field: as it was when the form was opened, as saved by somebody else, and as typed.
 */
export type ConflictRow = Readonly<{
  label: string
  was: string
  theirs: string
  yours: string
  both: boolean
}>

const own: readonly Readonly<{ label: string; text: (listing: Listing) => string }>[] = [
  { label: messages.fields.name, text: ({ name }) => name },
  { label: messages.fields.organization, text: ({ organization }) => organization },
  { label: messages.fields.level, text: ({ level }) => labelOf('level', level) },
  { label: messages.status.title, text: ({ status }) => say.adminListings.statuses[status] },
]
const statedText = (listing: Listing, fact: FactKey): string => {
  const all = toStanding(statementsOf(listing.statements, fact))
  return all.length === 0
    ? messages.notStated
    : all
        .map((said) => messages.said(saidText(said as Provenance), factText(fact, said.value)))
        .join('; ')
}
const rows = [
  ...own,
  ...factKeys.map((fact) => ({
    label: factLabel(fact),
    text: (listing: Listing) => statedText(listing, fact),
  })),
]

/**
 * The fields in which two versions of a listing differ, with their common ancestor where it is
 * known.
 */
export const conflictRows = (
  past: Listing | null,
  theirs: Listing,
  yours: Listing,
): readonly ConflictRow[] =>
  rows.flatMap(({ label, text }) => {
    const [was, they, you] = [past && text(past), text(theirs), text(yours)]
    if (they === you && (was === null || was === they)) return []
    return [
      {
        label,
        was: was ?? messages.lost.notKnown,
        theirs: they,
        yours: you,
        both: was !== they && was !== you && they !== you,
      },
    ]
  })

/** The fields in which two versions differ; none where what was typed is what they saved. */
export const conflictTable = (rows: readonly ConflictRow[]): Table =>
  toTable({
    caption: messages.lost.caption,
    isCaptionHidden: false,
    none: messages.lost.same,
    isSmall: true,
    columns: [
      { text: messages.lost.field, look: 'short' },
      messages.lost.was,
      messages.lost.theirs,
      messages.lost.yours,
    ],
    rows: rows.map(({ label, both, was, theirs, yours }) => [
      { text: label, by: both ? messages.lost.both : null },
      was,
      theirs,
      yours,
    ]),
  })

const groupOf = (name: string): string => name.split('.')[0] ?? ''
const pairsOf = (form: URLSearchParams, group: string): readonly [string, string][] =>
  [...form].filter(([name, text]) => groupOf(name) === group && text !== '')
const asText = (pairs: readonly [string, string][]): readonly string[] =>
  pairs.map((pair) => pair.join('\0')).sort()

/**
 * Three-way merge of a form: fields that this editor did not touch take the other's values, and
 * what they typed stays. Without the common ancestor everything stays as typed.
 */
export const mergeForms = (
  typed: URLSearchParams,
  past: Listing | null,
  now: Listing,
): URLSearchParams => {
  if (past === null) return typed
  const [before, after] = [toListingForm(past), toListingForm(now)]
  const groups = new Set([...before.keys(), ...after.keys(), ...typed.keys()].map(groupOf))
  const touched = (group: string): boolean =>
    ['source', 'reason', 'withdraw', 'strike', 'restore'].includes(group) ||
    !isSame(asText(pairsOf(typed, group)), asText(pairsOf(before, group)))
  return new URLSearchParams(
    [...groups].flatMap((group) => pairsOf(touched(group) ? typed : after, group)),
  )
}
