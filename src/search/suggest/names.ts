import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import {
  addStarts,
  firstOf,
  HIDDEN,
  noStarts,
  type PrefixIndex,
  type Thing,
  toRank,
  toTails,
} from '../index/prefix-index.js'

/**
 * An organization by its name, of which several programs are listed; one that has only one is found
 * by its program.
 */
export type SuggestedOrganization = Readonly<{
  kind: 'organization'
  text: string
  programs: number
}>
export type SuggestedProgram = Readonly<{ kind: 'program'; program: Program }>

type Organization = {
  readonly id: number
  readonly text: string
  readonly key: string
  programs: number
}
/**
 * Names of what is listed. `slots` are the programs that are, each with its number in `programs`
 * and `starts`.
 */
export type Names = {
  slots: Map<Program, number>
  programs: Program[]
  starts: PrefixIndex
  rank: Uint32Array
  organizations: Map<string, Organization>
  organizationList: Organization[]
  organizationStarts: PrefixIndex
  organizationRank: Uint32Array
}
export const noNames = (): Names => ({
  slots: new Map(),
  programs: [],
  starts: noStarts,
  rank: new Uint32Array(0),
  organizations: new Map(),
  organizationList: [],
  organizationStarts: noStarts,
  organizationRank: new Uint32Array(0),
})

const toThing = (key: string): Thing => [toTails(key.split(' '))]

const countOrganizations = (
  names: Names,
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
  names.organizationStarts = addStarts(
    names.organizationStarts,
    list.slice(from).map(({ key }) => toThing(key)),
  )
  const keyOf = (id: number): string => (list[id] as Organization).key
  const several = list.map(({ programs }) => (programs > 1 ? programs : 0))
  names.organizationRank = toRank(several, (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Takes in what came and went. `published` is everything that is listed now, in order of name. */
export const renewNames = (
  names: Names,
  published: readonly Program[],
  added: readonly Program[],
  removed: readonly Program[],
): void => {
  for (const program of removed) names.slots.delete(program)
  for (const program of added) {
    names.slots.set(program, names.programs.length)
    names.programs.push(program)
  }
  names.starts = addStarts(
    names.starts,
    added.map(({ name }) => toThing(toComparable(name))),
  )
  names.rank = new Uint32Array(names.programs.length).fill(HIDDEN)
  published.forEach((program, place) => {
    names.rank[names.slots.get(program) as number] = place
  })
  countOrganizations(names, added, removed)
}

export const suggestPrograms = (
  names: Names,
  text: string,
  most: number,
): readonly SuggestedProgram[] =>
  firstOf(names.starts, [text], names.rank, most).map((slot) => ({
    kind: 'program',
    program: names.programs[slot] as Program,
  }))

/** Those with most programs first. */
export const suggestOrganizations = (
  names: Names,
  text: string,
  most: number,
): readonly SuggestedOrganization[] =>
  firstOf(names.organizationStarts, [text], names.organizationRank, most).map((id) => {
    const { text, programs } = names.organizationList[id] as Organization
    return { kind: 'organization', text, programs }
  })
