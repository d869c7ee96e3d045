// The embedded engine is synchronous: no request is served between reads without yielding.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import { withEveryFact } from '../../catalog/program/fact-schemas.js'
import { toProgram } from '../../catalog/program/listing.js'
import type { Program } from '../../catalog/program/program.js'
import { column, rows } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { changeRecord } from '../history/net-change.js'
import { isSame } from '../listings/canonical-json.js'
import { listingColumns, toListing, toRow } from '../listings/row.js'

/** What differs from history: a listing or publication by slug, an account by e-mail address. */
export type Difference = Readonly<{
  kind: 'listing' | 'publication' | 'account'
  name: string
  fields: readonly string[]
}>

/** Listings per query: some hundred kilobytes. */
const LISTINGS_PER_QUERY = 200

type RecordFields = Readonly<Record<string, unknown>>
/** The accumulated changes of one listing, and its moves from one slug to another. */
type ChangeSum = {
  fields: Record<string, unknown>
  facts: Record<string, unknown>
  moved: string[]
}

const changeOfListing = z.object({ identity: z.string(), change: changeRecord })

const sumsOf = async (
  writer: Writer,
  identities: readonly string[],
): Promise<ReadonlyMap<string, ChangeSum>> => {
  const entries = await rows(
    writer,
    changeOfListing,
    'select identity, change from history where identity = any($1) order by identity, id',
    [[...identities]],
  )
  const sums = new Map<string, ChangeSum>()
  for (const { identity, change } of entries) {
    const sum = sums.get(identity) ?? { fields: {}, facts: {}, moved: [] }
    sums.set(identity, sum)
    const { fields, facts } = change
    for (const [key, { new: now }] of Object.entries(fields)) sum.fields[key] = now
    for (const [key, { new: now }] of Object.entries(facts)) sum.facts[key] = now
    const slug = fields['slug']
    if (slug) sum.moved.push(`${slug.old} ${slug.new}`)
  }
  return sums
}

/** The keys at which two records differ; a missing one is null. */
const differing = (a: RecordFields, b: RecordFields): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => !isSame(a[key] ?? null, b[key] ?? null))
    .toSorted()

const listingRow = z
  .looseObject({
    id: z.string(),
    documents: z.array(z.record(z.string(), z.unknown())),
  })
  .transform(({ id, documents, ...row }) => ({ id, documents, listing: toListing(row) }))

const checkListing = (
  { documents, listing }: z.infer<typeof listingRow>,
  sum: ChangeSum | undefined,
): readonly Difference[] => {
  const { statements, ...fields } = toRow(listing)
  const off = [...differing(sum?.fields ?? {}, fields), ...differing(sum?.facts ?? {}, statements)]
  const isShown = listing.status === 'published' || listing.status === 'paused'
  const [document] = documents
  const shown =
    !isShown || !document
      ? isShown === documents.length > 0
        ? []
        : ['document']
      : differing(withEveryFact(document as Program), { ...toProgram(listing) })
  return [
    ...(off.length > 0 ? [{ kind: 'listing', name: listing.slug, fields: off } as const] : []),
    ...(shown.length > 0
      ? [{ kind: 'publication', name: listing.slug, fields: shown } as const]
      : []),
  ]
}

/** Compares each listing and its publication with the sum of its changes. */
async function* checkListings(writer: Writer, moved: Set<string>): AsyncGenerator<Difference> {
  for (let last = '0'; ; ) {
    const listings = await rows(
      writer,
      listingRow,
      `select ${listingColumns}, array(select document from publications where program_id = programs.id and document is not null) as documents
       from programs where id > $1 order by id limit ${LISTINGS_PER_QUERY}`,
      [last],
    )
    const sums = await sumsOf(
      writer,
      listings.map(({ listing }) => listing.identity),
    )
    for (const row of listings) yield* checkListing(row, sums.get(row.listing.identity))
    for (const sum of sums.values()) for (const move of sum.moved) moved.add(move)
    if (listings.length < LISTINGS_PER_QUERY) return
    last = listings.at(-1)?.id ?? last
    await yieldToEventLoop()
  }
}

/** Listings that exist only in history. */
async function* checkGone(writer: Writer): AsyncGenerator<Difference> {
  const gone = await column(
    writer,
    z.string(),
    `select distinct identity from history where identity not like 'editor|%'
     and not exists (select from programs where programs.identity = history.identity) order by identity`,
  )
  for (let at = 0; at < gone.length; at += LISTINGS_PER_QUERY) {
    const sums = await sumsOf(writer, gone.slice(at, at + LISTINGS_PER_QUERY))
    for (const { fields } of sums.values())
      if ((fields['status'] ?? null) !== null)
        yield { kind: 'listing', name: String(fields['slug']), fields: ['everything'] }
  }
}

const move = z.object({ slug: z.string(), to: z.string() })

/** Documents without a visible listing, and redirects that history does not have. */
async function* checkPublications(
  writer: Writer,
  moved: ReadonlySet<string>,
): AsyncGenerator<Difference> {
  const unowned = await column(
    writer,
    z.string(),
    `select slug from publications where document is not null and not exists (
       select from programs where programs.id = program_id and programs.slug = publications.slug) order by slug`,
  )
  for (const slug of unowned) yield { kind: 'publication', name: slug, fields: ['slug'] }
  const left = await rows(
    writer,
    move,
    'select slug, moved_to as "to" from publications where moved_to is not null order by slug',
  )
  for (const { slug, to } of left)
    if (!moved.has(`${slug} ${to}`)) yield { kind: 'publication', name: slug, fields: ['moved_to'] }
}

const account = z.object({
  id: z.string(),
  email: z.string(),
  role: z.string(),
  ready: z.boolean(),
  disabled: z.boolean(),
})

/** Accounts as history has them: address, role, ready, disabled. Passwords are in no chain. */
async function* checkAccounts(writer: Writer): AsyncGenerator<Difference> {
  const accounts = await rows(
    writer,
    account,
    'select id, email, role, password_hash is not null as ready, disabled_at is not null as disabled from editors',
  )
  for (const { id, ...is } of accounts) {
    const told = 'select change from history where identity = $1 order by id'
    const changes = await column(writer, changeRecord, told, [`editor|${id}`])
    const said: Record<string, unknown> = { ready: false, disabled: false }
    for (const { kind, fields } of changes) {
      if (kind === 'joined' || kind === 'reset') said['ready'] = kind === 'joined'
      if (kind === 'disabled' || kind === 'enabled') said['disabled'] = kind === 'disabled'
      for (const key of ['email', 'role']) if (fields[key]) said[key] = fields[key]?.new
    }
    const fields = differing(said, is)
    if (fields.length > 0) yield { kind: 'account', name: is.email, fields }
  }
}

/** Streams all differences from history; reliable only if the hash chain is valid. Only reads. */
export async function* findDifferences({
  pool,
}: Readonly<{ pool: Writer }>): AsyncGenerator<Difference> {
  const moved = new Set<string>()
  yield* checkListings(pool, moved)
  yield* checkGone(pool)
  yield* checkPublications(pool, moved)
  yield* checkAccounts(pool)
}
