import type { Listing } from '../../catalog/program/listing.js'
import { isSameSite } from '../../catalog/text/own-site.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { grouped } from '../../exchange/listings/grouped.js'
import { type OlderFacility, toDoor, toOwnSite } from './older-lists.js'

/** What a listing is matched by, as the directories have it; `phones` without extensions. */
export type SoughtProgram = Readonly<{
  names: readonly string[]
  door: string | null
  city: string
  state: string
  phones: readonly string[]
}>

/** A listing of a directory as it is matched; null without a place. */
export const toSought = ({ place, statements }: Listing): SoughtProgram | null =>
  place && {
    names: [place.name1, place.name2].filter((name) => name !== ''),
    door: toDoor(place.street1, place.zip),
    city: toComparable(place.city),
    state: place.state,
    phones: [
      ...(statements.phone ?? []).map(({ value }) => value),
      ...(statements.intake ?? []).flatMap(({ value }) => value.phone ?? []),
    ].flatMap((phone) => parsePhone(phone)?.slice(0, 12) ?? []),
  }

/** Words that names of many organizations have: two that share only these may be two. */
const commonWords: ReadonlySet<string> = new Set(
  `a abuse addiction addictions adolescent adult agency alcohol alternative alternatives america american and area
  assessment associates association at authority autism based behavior behavioral board branch care center centers central
  change chemical child children childrens choice choices city clinic college clinical clinics communities community comprehensive
  concepts connections consulting corp corporation counseling counselors county day department dept dependency development
  district division drug drugs dui east education family families first for foundation greater group guidance health
  healthcare healing holistic home hope hospital house human in inc incorporated institute insight integrated integrative
  intensive intervention iop journey life llc local ltd main medical medicine men mens mental middle midwest mind mountain ministries mission
  national network new north northeast northern northwest of office on opioid opportunities options org outpatient outreach
  partial partners partnership path pathway pathways pc phase pllc point practice prevention private program programs
  project psychiatric psychiatry psychological psychology recovery region regional rehab rehabilitation residential resource
  resources restoration road rural saint serenity service services site social society solution solutions south southeast southern
  southwest specialists state station step steps st substance support system systems team the therapeutic therapy to total transition
  transitions treatment unit united university use valley va veterans village vision wellness west western women womens
  workers youth`.split(/\s+/),
)
const ownWords = (names: readonly string[]): readonly string[] =>
  names
    .flatMap(wordsOfName)
    .filter((word) => word.length > 2 && !/^\d+$/.test(word) && !commonWords.has(word))

/** What the lists abbreviate, each year other words. */
const longWords: Readonly<Record<string, string>> = {
  adol: 'adolescent',
  assoc: 'associates',
  behav: 'behavioral',
  cnty: 'county',
  comm: 'community',
  ctr: 'center',
  ctrs: 'centers',
  dept: 'department',
  hlth: 'health',
  hosp: 'hospital',
  inst: 'institute',
  med: 'medical',
  mh: 'mental health',
  mt: 'mount',
  outpt: 'outpatient',
  prog: 'program',
  rehab: 'rehabilitation',
  saint: 'st',
  serv: 'services',
  service: 'services',
  servs: 'services',
  svcs: 'services',
  trt: 'treatment',
  univ: 'university',
}
const wordsOfName = (name: string): readonly string[] =>
  toComparable(name)
    .split(' ')
    .map((word) => longWords[word] ?? word)

/** An organization's name for comparison: without article, legal form and parentheses. */
const toName = (text: string): string =>
  wordsOfName(text.replace(/\([^()]*\)/g, ' '))
    .filter((word) => word !== 'and')
    .join(' ')
    .replace(/^the /, '')
    .replace(/ (?:inc|llc|pllc|pc|corp|ltd|incorporated)$/, '')

/** The name of a city or a county is nobody's own: whoever is there may have it. */
const shareWord = (sought: SoughtProgram, facility: OlderFacility): boolean => {
  const places = new Set(wordsOfName(`${sought.city} ${facility.city} ${facility.county}`))
  const words = new Set(ownWords(sought.names).filter((word) => !places.has(word)))
  return ownWords(facility.names).some((word) => words.has(word))
}
/** Whether a host has a word of the program's own in it, as `gatewayfoundation.org` has. */
const isNamedAfter = ({ names }: SoughtProgram, { website }: OlderFacility): boolean => {
  const host = website === null ? '' : new URL(website).hostname.replaceAll('-', '')
  return ownWords(names).some((word) => word.length > 3 && host.includes(word))
}
const isNamed = (sought: SoughtProgram, facility: OlderFacility): boolean =>
  sought.names.some((name) => facility.names.some((other) => toName(name) === toName(other)))

/** Whether a program and a facility share a name, or a word that few names have. */
export const isNamedAlike = (sought: SoughtProgram, facility: OlderFacility): boolean =>
  isNamed(sought, facility) || shareWord(sought, facility)

const nameKey = (state: string, name: string): string => [state, toName(name)].join('|')
/** A list by what its facilities are looked up by. */
export type OlderIndex = Readonly<{
  byPhone: ReadonlyMap<string, readonly OlderFacility[]>
  byDoor: ReadonlyMap<string, readonly OlderFacility[]>
  byName: ReadonlyMap<string, readonly OlderFacility[]>
  byNameAnywhere: ReadonlyMap<string, readonly OlderFacility[]>
}>
const keyed = (
  all: readonly OlderFacility[],
  keysOf: (one: OlderFacility) => readonly string[],
): OlderIndex['byPhone'] =>
  new Map(
    [
      ...grouped(
        all.flatMap((one) => [...new Set(keysOf(one))].map((key) => ({ key, one }))),
        ({ key }) => key,
      ),
    ].map(([key, pairs]) => [key, pairs.map(({ one }) => one)]),
  )
export const toIndex = (all: readonly OlderFacility[]): OlderIndex => ({
  byPhone: keyed(all, ({ phones }) => phones),
  byDoor: keyed(all, ({ door }) => (door === null ? [] : [door])),
  byName: keyed(all, ({ state, names }) => names.slice(0, 1).map((name) => nameKey(state, name))),
  byNameAnywhere: keyed(all, ({ names }) => names.slice(0, 1).map(toName)),
})

/**
 * Of facilities of the program's name in other states, those of its organization: they have its
 * number, or the name is of two words, stands in two states, and the host is named after it.
 */
const nationalOf = (
  sought: SoughtProgram,
  named: readonly OlderFacility[],
): readonly OlderFacility[] => {
  const isNational =
    toName(sought.names[0] ?? '').includes(' ') && new Set(named.map(({ state }) => state)).size > 1
  return named.filter(
    (one) =>
      one.phones.some((phone) => sought.phones.includes(phone)) ||
      (isNational && isNamedAfter(sought, one)),
  )
}

/**
 * The facilities of a list that are the program's own. `here` are those at its door, and `own` also
 * those of its number in its state, if the name says so too or the host is named after it (a number
 * and a house get new tenants), and those of its whole name in its city. `anywhere` are those of its
 * organization's whole name in the state, if it is a name and not just “Counseling Services”; where
 * there are none, those of it in other states.
 */
export const facilitiesOf = (
  sought: SoughtProgram,
  { byPhone, byDoor, byName, byNameAnywhere }: OlderIndex,
): Readonly<Record<'here' | 'own' | 'anywhere', readonly OlderFacility[]>> => {
  const [first = ''] = sought.names
  const isTheirs = (one: OlderFacility): boolean =>
    one.state === sought.state && (isNamedAlike(sought, one) || isNamedAfter(sought, one))
  const named = byName.get(nameKey(sought.state, first)) ?? []
  const afar = nationalOf(sought, byNameAnywhere.get(toName(first)) ?? [])
  const here = (byDoor.get(sought.door ?? '') ?? []).filter(isTheirs)
  return {
    here,
    own: [
      ...here,
      ...sought.phones.flatMap((phone) => byPhone.get(phone) ?? []).filter(isTheirs),
      ...named.filter(({ city }) => city === sought.city),
    ],
    anywhere: ownWords([first]).length === 0 ? [] : named.length > 0 ? named : afar,
  }
}

/** A website, what it is of, and which list says so. */
export type FoundSite = Readonly<{
  website: string
  source: string
  scope: OlderFacility['scope']
}>

const hostOf = (website: string): string => new URL(website).hostname
const sitesOf = (all: readonly OlderFacility[]): readonly string[] =>
  all.flatMap(({ website }) => website ?? [])
const isOneSite = (sites: readonly string[]): boolean =>
  sites.every((site) => isSameSite(hostOf(site), hostOf(sites[0] as string)))

/** The front page of a site; null where that is a government's. */
const frontPageOf = (site: string): string | null => toOwnSite(new URL('/', site).href)
/**
 * The address of one site that facilities name by several: the one that all name, else its front
 * page, since the others are pages of other places.
 */
const addressOf = (sites: readonly string[]): string | null => {
  const [first = ''] = sites
  return sites.every((site) => site === first) ? first : frontPageOf(first)
}

/**
 * The website of a program by one list. The facilities that are its own must name one host, and
 * where its organization has others of its name in the state, one that these name too; where only
 * these answer, they must name one. All else is a conflict, which gives none. Null where nobody
 * answers.
 */
export const siteOf = (sought: SoughtProgram, index: OlderIndex): FoundSite | 'conflict' | null => {
  const { here, own, anywhere } = facilitiesOf(sought, index)
  const [door, near, far] = [sitesOf(here), sitesOf(own), sitesOf(anywhere)]
  const said = near.length > 0 ? near : far
  const [first] = said
  if (first === undefined) return null
  const agrees = far.length === 0 || far.some((site) => isOneSite([first, site]))
  if (!isOneSite(said) || !agrees) return 'conflict'
  const [facility] = near.length > 0 ? own : anywhere
  const { source, ...of } = facility as OlderFacility
  const scope = near.length > 0 ? of.scope : 'organization'
  // A page below may be another place's, or of another department of the hospital.
  const website =
    scope === 'organization' ? frontPageOf(first) : addressOf(door.length > 0 ? door : said)
  return website === null ? null : { website, source, scope }
}

/**
 * The page on va.gov of a program of Veterans Affairs: of the one facility at its door, else of its
 * number, else of its name in its city. They need not share a name, since all are of one agency.
 */
export const veteransPageOf = (
  sought: SoughtProgram,
  { byPhone, byDoor, byName }: OlderIndex,
): FoundSite | 'conflict' | null => {
  const ways = [
    byDoor.get(sought.door ?? '') ?? [],
    sought.phones.flatMap((phone) => byPhone.get(phone) ?? []),
    sought.names.flatMap((name) => byName.get(nameKey(sought.state, name)) ?? []),
  ].map((all) => all.filter(({ state, website }) => state === sought.state && website !== null))
  const [answer] = ways.filter((all) => all.length > 0)
  const [first] = answer ?? []
  if (answer === undefined || first?.website == null) return null
  return new Set(sitesOf(answer)).size === 1
    ? { website: first.website, source: first.source, scope: first.scope }
    : 'conflict'
}
