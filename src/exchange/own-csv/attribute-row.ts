import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import { isTurnedRound } from '../../catalog/program/range.js'
import {
  claimsEditor,
  claimsPage,
  claimsSamhsa,
  isFederal,
  kindOf,
  parseFileSource,
  toFileSource,
} from '../../catalog/program/source-kind.js'
import {
  type AnyStatement,
  type Statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { isSameSite } from '../../catalog/text/own-site.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { say } from '../../messages/say.js'
import { columnOf, lastColumnOf } from '../columns/program-columns.js'
import { isSame } from '../listings/deep-equal.js'
import type { SpokenRow } from './line-statements.js'

const messages = say.fileProblems
/** A file as its statements name it, and the import date, `YYYY-MM-DD`. */
export type SourceFile = Readonly<{ name: string; day: string }>

const everyStatement = (all: Statements | undefined): readonly AnyStatement[] =>
  factKeys.flatMap((key) => statementsOf(all, key))
const timesIn = (all: readonly AnyStatement[], one: AnyStatement): number =>
  all.filter((other) => isSame(other, one)).length
const withoutKind = ({ kind: _, ...rest }: AnyStatement): AnyStatement => rest as AnyStatement

/** The hosts of a program's own sites: of its website and intake, from any source. */
const ownHosts = (all: readonly (Statements | undefined)[]): readonly string[] =>
  all.flatMap((statements) =>
    [
      ...(statements?.website ?? []).map(({ value }) => value),
      ...(statements?.intake ?? []).flatMap(({ value }) => value.url ?? []),
    ].flatMap((address) => (URL.canParse(address) ? [new URL(address).hostname] : [])),
  )

type FalseClaim = 'samhsa' | 'editor' | 'other'
const toMethod = (said: AnyStatement, fallback: AnyStatement['method']): AnyStatement['method'] =>
  said.method === 'editor' || said.method === 'import' ? fallback : said.method

/** Of a list, call or page: by its stated kind, what is known of it, or whose site it is on. */
const ofOthers = (
  said: AnyStatement,
  known: readonly AnyStatement[],
  hosts: readonly string[],
  hasMethod: boolean,
): AnyStatement => {
  const address = parseWebAddress(said.source)
  const before = known.find(({ source }) => source === said.source)
  const isOwn =
    address !== null && hosts.some((host) => isSameSite(host, new URL(address).hostname))
  const given =
    said.kind ??
    (before ? kindOf(before) : address === null ? kindOf(said) : isOwn ? 'page' : 'list')
  if (given === 'page' && address !== null)
    return { ...withoutKind(said), method: toMethod(said, 'page') } as AnyStatement
  const kind = given === 'call' ? ('call' as const) : ('list' as const)
  const usual = kind === 'call' ? 'phone' : 'import'
  return {
    ...said,
    kind,
    method: hasMethod || said.method !== 'page' ? toMethod(said, usual) : usual,
  } as AnyStatement
}

/** Resolves the provenance of a row's statements; see `attributeRow`. */
const createAttribution = (row: SpokenRow, known: Listing | null, file: SourceFile) => {
  const name = parsePlainText(file.name, 120) ?? 'csv'
  const everything = everyStatement(known?.statements)
  const hosts = ownHosts([row.statements, known?.statements])
  const claims = new Map<FalseClaim, Set<FactKey>>()
  const noteClaim = (claim: FalseClaim, key: FactKey): void =>
    void claims.set(claim, (claims.get(claim) ?? new Set()).add(key))

  const ofFile = (said: AnyStatement, had: readonly AnyStatement[]): AnyStatement => {
    const own = {
      ...withoutKind(said),
      source: toFileSource(name, file.day),
      method: toMethod(said, 'import'),
    } as AnyStatement
    const before = had.find(
      ({ source, ...rest }) =>
        parseFileSource(source)?.name === name && isSame({ ...rest, source: own.source }, own),
    )
    return before ?? own
  }
  const read = (said: AnyStatement, key: FactKey): AnyStatement => {
    const had = statementsOf(known?.statements, key)
    const plain = said.kind === 'page' ? withoutKind(said) : said
    const same =
      had.find((one) => isSame(one, plain)) ??
      (said.kind === undefined ? had.find((one) => isSame(withoutKind(one), plain)) : undefined)
    if (same) return same
    if (isFederal({ source: said.source }) || claimsSamhsa(said.source)) noteClaim('samhsa', key)
    else if (claimsEditor(said.source)) {
      // Whoever filled in a call sheet knows the day.
      if (said.checkedOn !== null) return { ...withoutKind(said), source: 'editor' } as AnyStatement
      noteClaim('editor', key)
    } else if (kindOf({ source: said.source }) === 'file' || claimsPage(said.source))
      noteClaim('other', key)
    else {
      const own = ofOthers(said, everything, hosts, row.hasMethod)
      return had.find((one) => isSame(one, own)) ?? own
    }
    return ofFile(said, had)
  }
  return { read, claims }
}

const list = (keys: Iterable<FactKey>): string => [...keys].map((key) => columnOf(key)).join(', ')

/**
 * Resolves each statement's provenance. One that the listing already has keeps its source, so that
 * reimporting an export changes nothing. Otherwise no row can speak for SAMHSA, and for an editor
 * only with a check date: such statements become the file's own, and are reported; so it is with
 * other federal lists. A reversed range is dropped, and so is an edition, which only SAMHSA's files
 * give. Federal sources are never in `sources`: no row can remove their statements.
 */
export const attributeRow = (
  row: SpokenRow,
  known: Listing | null,
  file: SourceFile,
): Readonly<{ row: SpokenRow; problems: readonly Problem[] }> => {
  const { read, claims } = createAttribution(row, known, file)
  const turned: FactKey[] = []
  // A source whose facts a row empties counts among `sources`, though no statement names it.
  const sources = new Set([...row.sources].filter((source) => !isFederal({ source })))
  const pairs = factKeys.flatMap((key) => {
    const had = statementsOf(known?.statements, key)
    const said: AnyStatement[] = []
    for (const one of statementsOf(row.statements, key)) {
      const own = read(one, key)
      const isKnown = timesIn(had, own) > 0
      if (!isKnown && isTurnedRound(own.value)) turned.push(key)
      else if (!isFederal(own) && timesIn(said, own) < Math.max(1, timesIn(had, own)))
        said.push(own)
      // A file's earlier statement is replaced by its next one.
      for (const source of [own.source, one.source]) if (!isFederal({ source })) sources.add(source)
    }
    return said.length === 0 ? [] : [[key, said] as const]
  })
  const names = new Set([...sources].flatMap((source) => parseFileSource(source)?.name ?? []))
  for (const { source } of everyStatement(known?.statements))
    if (names.has(parseFileSource(source)?.name ?? '')) sources.add(source)
  // An unparseable cell must not remove a fact; one that the row does not state is not at risk.
  const unread = new Set([...row.unread, ...turned].filter((key) => row.keys.has(key)))
  const statements = new Map<FactKey, readonly AnyStatement[]>(pairs)
  for (const key of unread) {
    const kept = statementsOf(known?.statements, key).filter(({ source }) => sources.has(source))
    const said = statements.get(key) ?? []
    const all = [
      ...said,
      ...kept.filter((one) => !said.some((other) => other.source === one.source)),
    ]
    if (all.length > 0) statements.set(key, all)
  }
  const { line } = row
  const of = (claim: FalseClaim, message: (facts: string) => string): readonly Problem[] =>
    claims.has(claim)
      ? [{ field: 'source', message: message(list(claims.get(claim) ?? [])), line }]
      : []
  const edition = known === null ? null : row.edition
  return {
    row: {
      ...row,
      edition,
      statements: Object.fromEntries(statements) as Statements,
      sources,
      unread,
    },
    problems: [
      ...of('samhsa', messages.notSamhsa),
      ...of('editor', messages.notEditor),
      ...of('other', messages.notTheirs),
      ...turned.map((key) => ({ field: lastColumnOf(key), message: messages.turnedRound, line })),
      ...(known === null && row.edition !== null
        ? [{ field: 'edition_list', message: messages.notEdition, line }]
        : []),
    ],
  }
}
