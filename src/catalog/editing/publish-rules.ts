import { say } from '../../messages/say.js'
import type { FactKey } from '../program/fact-schemas.js'
import type { Listing } from '../program/listing.js'
import { kindOf } from '../program/source-kind.js'
import { isPremiumRate } from '../text/phone.js'
import { toComparable } from '../text/plain-text.js'
import type { Problem } from '../text/problem.js'
import { lettersBesideLatin } from '../text/scripts.js'
import { labelOf } from '../vocabulary/vocabulary.js'
import { factLabel } from '../wording/fact-text.js'
import { hoursText, placeText } from '../wording/fields.js'
import { praise, stigmatizing } from './blocked-words.js'
import { type RuleCase, toRuleCase } from './rule-case.js'
import { findUnusualHours } from './usual-hours.js'
import { isBroker, isTheirs, isTracked, webAddressesOf } from './web-addresses.js'

const messages = say.gate
/** `blockers` must be fixed before publishing. A problem's `field` is a control of the form. */
export type PublishCheck = Readonly<{ blockers: readonly Problem[]; warnings: readonly Problem[] }>
/** `isGap`: it finds missing facts, which harm nobody. */
type PublishRule = Readonly<{
  name: string
  blocks: boolean
  isGap?: true
  find: (of: RuleCase) => readonly Problem[]
}>

/** A problem of a control; none without a message. */
const problem = (field: string, message: string | null): readonly Problem[] =>
  message === null ? [] : [{ field, message }]

/** The sentence about the first phrase that a text has as whole words; null for none. */
const mention = (
  phrases: readonly string[],
  text: string,
  sentence: (found: string) => string,
): string | null => {
  const plain = ` ${toComparable(text)} `
  const found = phrases.find((phrase) => plain.includes(` ${phrase} `))
  return found === undefined ? null : sentence(found)
}

/** Texts that editors word, by control. */
const ownTexts = ({
  listing,
  program,
}: RuleCase): readonly (readonly [string, string, string])[] => [
  ['name', messages.where.name, listing.name],
  ['organization', messages.where.organization, listing.organization],
  ...(program.cost === null ? [] : [['cost', messages.where.cost, program.cost] as const]),
]
const quotes = ({ standing }: RuleCase): readonly (readonly [FactKey, string])[] =>
  [...standing].flatMap(([fact, { source, statedAs }]) =>
    source === 'editor' && statedAs !== undefined ? [[fact, statedAs] as const] : [],
  )

/** A rule about each text that editors word; `where` is what the text is. */
const inTexts =
  (find: (text: string, where: string, field: string) => string | null): PublishRule['find'] =>
  (of) =>
    ownTexts(of).flatMap(([field, where, text]) => problem(field, find(text, where, field)))
/** A rule about each web address. */
const inAddresses =
  (find: (url: URL, field: string, of: RuleCase) => string | null): PublishRule['find'] =>
  (of) =>
    webAddressesOf(of).flatMap(([field, url]) => problem(field, find(url, field, of)))

/** Every rule: its name, whether it blocks publishing, and what it finds. */
export const publishRules: readonly PublishRule[] = [
  {
    name: 'hours need a source',
    blocks: true,
    find: ({ standing }) => {
      const hours = standing.get('hours')
      // An unattributed file is no better a source than an editor.
      if (hours === undefined || !['editor', 'file'].includes(kindOf(hours))) return []
      const sourced =
        hours.method === 'phone' ||
        hours.method === 'email' ||
        (hours.method === 'page' && hours.url !== undefined)
      return sourced ? [] : problem('hours.said.method', messages.hoursSource)
    },
  },
  {
    name: 'unusual hours need a note',
    blocks: true,
    find: ({ program, standing }) => {
      const usual = findUnusualHours(program)
      const noted = (['hours', 'sessionsPerWeek', 'minutesPerSession'] as const).some(
        (fact) => standing.get(fact)?.statedAs !== undefined,
      )
      if (usual === null || noted) return []
      return problem(
        'hours.said.words',
        messages.hoursLevel(hoursText(program) ?? '', labelOf('level', program.level), usual),
      )
    },
  },
  {
    name: 'online needs states',
    blocks: true,
    find: ({ program }) =>
      program.telehealth === 'virtual' && program.statesServed.length === 0
        ? problem('statesServed', messages.virtualStates)
        : [],
  },
  {
    name: 'accreditation needs its scope',
    blocks: true,
    find: ({ program }) =>
      program.accreditation.flatMap(({ body, scope }, i) =>
        scope === null
          ? problem(
              `accreditation.${i}.scope`,
              messages.accreditationScope(labelOf('accreditation', body)),
            )
          : [],
      ),
  },
  // An organization's name is its own; promotional words in it only warn.
  {
    name: 'no praise in our words',
    blocks: true,
    find: inTexts((text, where, field) =>
      field === 'cost' ? mention(praise, text, (found) => messages.praise(found, where)) : null,
    ),
  },
  {
    name: 'no praise in a name',
    blocks: false,
    find: inTexts((text, where, field) =>
      field === 'cost' ? null : mention(praise, text, (found) => messages.praise(found, where)),
    ),
  },
  {
    name: 'no praise in a quotation',
    blocks: false,
    find: (of) =>
      quotes(of).flatMap(([fact, text]) =>
        problem(
          `${fact}.said.words`,
          mention(praise, text, (found) => messages.quotedPraise(found, factLabel(fact))),
        ),
      ),
  },
  {
    name: 'no unkind word',
    blocks: false,
    find: inTexts((text, where) =>
      mention(stigmatizing, text, (found) => messages.unkind(found, where)),
    ),
  },
  {
    name: 'letters of one alphabet',
    blocks: false,
    find: inTexts((text, where, field) => {
      const odd = field === 'cost' ? '' : lettersBesideLatin(text)
      return odd === '' ? null : messages.alphabets(where, odd)
    }),
  },
  {
    name: 'no call broker',
    blocks: true,
    find: inAddresses((url) => (isBroker(url) ? messages.broker(url.hostname) : null)),
  },
  {
    name: 'no number that costs the caller',
    blocks: true,
    find: ({ program: { phone, intake } }) =>
      [['phone', phone] as const, ['intake.phone', intake.phone] as const].flatMap(
        ([field, number]) =>
          problem(
            field,
            number !== null && isPremiumRate(number) ? messages.premiumRate(number) : null,
          ),
      ),
  },
  {
    name: 'no tracked address',
    blocks: true,
    find: inAddresses((url) => (isTracked(url) ? messages.tracking(url.hostname) : null)),
  },
  {
    name: 'an intake of their own',
    blocks: false,
    find: inAddresses((url, field, of) =>
      field === 'intake.url' && !isBroker(url) && !isTheirs(url, of)
        ? messages.foreignIntake(url.hostname)
        : null,
    ),
  },
  {
    name: 'a way to reach them',
    blocks: true,
    isGap: true,
    find: ({ program: { phone, website, intake } }) =>
      [phone, website, intake.url, intake.phone].every((way) => way === null)
        ? problem('phone', messages.noWayIn)
        : [],
  },
  {
    name: 'somewhere to be',
    blocks: true,
    isGap: true,
    find: ({ program }) =>
      placeText(program) === null && program.statesServed.length === 0
        ? problem('location.zip', messages.noPlace)
        : [],
  },
  {
    name: 'a source for every fact',
    blocks: false,
    find: ({ standing }) => {
      const bare = [...standing].filter(
        ([fact, said]) => fact !== 'hours' && said.source === 'editor' && said.method === 'editor',
      )
      return bare.length === 0
        ? []
        : problem(`${bare[0]?.[0]}.said.method`, messages.noSource(bare.length))
    },
  },
]

/** Applies all publish rules to a listing; pure. */
export const checkPublishRules = (listing: Listing): PublishCheck => {
  const of = toRuleCase(listing)
  const found = (blocks: boolean): readonly Problem[] =>
    publishRules.filter((rule) => rule.blocks === blocks).flatMap(({ find }) => find(of))
  return { blockers: found(true), warnings: found(false) }
}

/** The blockers of a listing that are gaps; any other blocker would do harm. */
export const findGaps = (listing: Listing): readonly Problem[] => {
  const of = toRuleCase(listing)
  return publishRules.filter(({ isGap }) => isGap).flatMap(({ find }) => find(of))
}
