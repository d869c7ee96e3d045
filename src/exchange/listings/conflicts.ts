import type { Conflict } from '../../catalog/editing/import-plan.js'
import { bandsOf } from '../../catalog/program/ages.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { Ages, Location, Provenance } from '../../catalog/program/program.js'
import {
  type AnyStatement,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { factText } from '../../catalog/wording/fact-text.js'
import { editionText, saidText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { isSame } from './deep-equal.js'
import { isNothing, isObject } from './json-value.js'
import { type OwnField, setByEditor } from './set-by-editor.js'

/** What a file says of a known program. `source` is an edition; null for our own CSV. */
export type ProgramInFile = Readonly<{
  statements: Statements
  own: Partial<Record<OwnField, string | null>>
  source: string | null
}>

/** Compares ages by band, an address without coordinates, lists in any order. */
const compared: Partial<Record<FactKey, (value: never) => unknown>> = {
  ages: (value: Ages) => bandsOf(value).toSorted(),
  location: ({ street, city, state, zip }: Location) => ({ street, city, state, zip }),
  // "Offers telehealth" says nothing of how this program meets, so it contradicts nothing.
  telehealth: (value: string) => (value === 'offered' ? null : value),
}
const toCompared = (key: FactKey, value: unknown): unknown => {
  const plain = compared[key]?.(value as never) ?? (key in compared ? null : value)
  return Array.isArray(plain) && plain.every((part) => typeof part === 'string')
    ? plain.toSorted()
    : plain
}
/** Whether two values cannot both be true; a part that one leaves blank contradicts nothing. */
const contradict = (a: unknown, b: unknown): boolean => {
  if (isObject(a) && isObject(b))
    return Object.keys(a).some(
      (part) => !isNothing(a[part]) && !isNothing(b[part]) && !isSame(a[part], b[part]),
    )
  return !isNothing(a) && !isNothing(b) && !isSame(a, b)
}

const editorsOf = (all: readonly AnyStatement[]): AnyStatement | undefined =>
  toStanding(all.filter(({ source }) => source === 'editor'))[0]

const factConflicts = (
  listing: Listing,
  { statements }: ProgramInFile,
): readonly Pick<Conflict, 'field' | 'kept' | 'offered'>[] =>
  (Object.keys(statements) as FactKey[]).flatMap((key) => {
    const kept = editorsOf(statementsOf(listing.statements, key))
    const offered = statementsOf(statements, key)
    // A file that contains the editor's statement too, such as our own export, is no conflict.
    if (!kept || offered.some((one) => isSame(one, kept))) return []
    const textOf = (one: AnyStatement) => ({
      text: factText(key, one.value),
      who: saidText(one as Provenance),
    })
    return offered
      .filter((one) => contradict(toCompared(key, kept.value), toCompared(key, one.value)))
      .map((one) => ({ field: key, kept: textOf(kept), offered: textOf(one) }))
  })

const messages = say.adminHistory
const ownText = (field: OwnField, value: string): string =>
  field === 'status' ? (messages.statuses[value] ?? value) : value

const ownConflicts = (
  listing: Listing,
  { own, source }: ProgramInFile,
): readonly Pick<Conflict, 'field' | 'kept' | 'offered'>[] => {
  const isSet = setByEditor(listing)
  const who = source === null ? say.adminImports.thisFile : editionText(source)
  return (Object.keys(own) as OwnField[]).flatMap((field) => {
    const [kept, offered] = [listing[field], own[field] ?? null]
    if (!isSet[field] || offered === null || offered === kept) return []
    return [
      {
        field,
        kept: { text: ownText(field, kept), who: say.facts.editor },
        offered: { text: ownText(field, offered), who },
      },
    ]
  })
}

/** Where a file contradicts an editor, whose statements win; the file's are kept below them. */
export const conflictsOf = (listing: Listing, offer: ProgramInFile): readonly Conflict[] =>
  [...ownConflicts(listing, offer), ...factConflicts(listing, offer)].map((one) => ({
    slug: listing.slug,
    identity: listing.identity,
    ...one,
  }))
