import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import {
  addToPrefixIndex,
  emptyPrefixIndex,
  HIDDEN,
  type PrefixIndex,
  type PrefixItem,
  topByPrefix,
  toRank,
  toSuffixes,
} from '../index/prefix-index.js'

/** An organization with several listed programs; one with a single program is found by that. */
export type SuggestedOrganization = Readonly<{
  kind: 'organization'
  text: string
  programs: number
}>
export type SuggestedProgram = Readonly<{ kind: 'program'; program: Program }>

type OrganizationEntry = {
  readonly id: number
  readonly text: string
  readonly key: string
  programs: number
}
/** Names of listed programs and organizations; `slots` numbers those of `programs` and `starts`. */
export type SuggestedNames = {
  slots: Map<Program, number>
  programs: Program[]
  starts: PrefixIndex
  rank: Uint32Array
  organizations: Map<string, OrganizationEntry>
  organizationList: OrganizationEntry[]
  organizationStarts: PrefixIndex
  organizationRank: Uint32Array
}
/** No names; mutated by `updateNames`. */
export const createNames = (): SuggestedNames => ({
  slots: new Map(),
  programs: [],
  starts: emptyPrefixIndex,
  rank: new Uint32Array(0),
  organizations: new Map(),
  organizationList: [],
  organizationStarts: emptyPrefixIndex,
  organizationRank: new Uint32Array(0),
})

const toPrefixItem = (key: string): PrefixItem => [toSuffixes(key.split(' '))]

const countOrganizations = (
  names: SuggestedNames,
  added: readonly Program[],
  removed: readonly Program[],
): void => {
  const from = names.organizationList.length
  for (const { organization } of added) {
    const key = toComparable(organization)
    const known = names.organizations.get(key) ?? {
      id: names.organizationList.length,
      text: organization,
      key,
      programs: 0,
    }
    known.programs++
    if (known.id < names.organizationList.length) continue
    names.organizations.set(key, known)
    names.organizationList.push(known)
  }
  for (const { organization } of removed) {
    const known = names.organizations.get(toComparable(organization))
    if (known) known.programs--
  }
  const list = names.organizationList
  names.organizationStarts = addToPrefixIndex(
    names.organizationStarts,
    list.slice(from).map(({ key }) => toPrefixItem(key)),
  )
  const keyOf = (id: number): string => (list[id] as OrganizationEntry).key
  const several = list.map(({ programs }) => (programs > 1 ? programs : 0))
  names.organizationRank = toRank(several, (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Applies additions and removals. `published` is everything listed now, by name. */
export const updateNames = (
  names: SuggestedNames,
  published: readonly Program[],
  added: readonly Program[],
  removed: readonly Program[],
): void => {
  for (const program of removed) names.slots.delete(program)
  for (const program of added) {
    names.slots.set(program, names.programs.length)
    names.programs.push(program)
  }
  names.starts = addToPrefixIndex(
    names.starts,
    added.map(({ name }) => toPrefixItem(toComparable(name))),
  )
  names.rank = new Uint32Array(names.programs.length).fill(HIDDEN)
  published.forEach((program, place) => {
    names.rank[names.slots.get(program) as number] = place
  })
  countOrganizations(names, added, removed)
}

/** Programs with a word of their name that has this prefix (text as `toComparable` returns it). */
export const suggestPrograms = (
  names: SuggestedNames,
  text: string,
  most: number,
): readonly SuggestedProgram[] =>
  topByPrefix(names.starts, [text], names.rank, most).map((slot) => ({
    kind: 'program',
    program: names.programs[slot] as Program,
  }))

/** Organizations by the same, those with most programs first. */
export const suggestOrganizations = (
  names: SuggestedNames,
  text: string,
  most: number,
): readonly SuggestedOrganization[] =>
  topByPrefix(names.organizationStarts, [text], names.organizationRank, most).map((id) => {
    const { text, programs } = names.organizationList[id] as OrganizationEntry
    return { kind: 'organization', text, programs }
  })
