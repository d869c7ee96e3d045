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

const problem = (field: string, message: string): readonly Problem[] => [{ field, message }]
const noProblem: readonly Problem[] = []

/** The first phrase that a text has as whole words. */
const phraseIn = (phrases: readonly string[], text: string): string | undefined => {
  const plain = ` ${toComparable(text)} `
  return phrases.find((phrase) => plain.includes(` ${phrase} `))
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

/** Every rule: its name, whether it blocks publishing, and what it finds. */
export const publishRules: readonly PublishRule[] = [
  {
    name: 'hours need a source',
    blocks: true,
    find: ({ standing }) => {
      const hours = standing.get('hours')
      // An unattributed file is no better a source than an editor.
      if (hours === undefined || !['editor', 'file'].includes(kindOf(hours))) return noProblem
      const sourced =
        hours.method === 'phone' ||
        hours.method === 'email' ||
        (hours.method === 'page' && hours.url !== undefined)
      return sourced ? noProblem : problem('hours.said.method', messages.hoursSource)
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
      if (usual === null || noted) return noProblem
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
        : noProblem,
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
          : noProblem,
      ),
  },
  {
    name: 'no praise in our words',
    blocks: true,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        // An organization's name is its own; promotional words in it only warn.
        const found = field === 'cost' ? phraseIn(praise, text) : undefined
        return found === undefined ? noProblem : problem(field, messages.praise(found, where))
      }),
  },
  {
    name: 'no praise in a name',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const found = field === 'cost' ? undefined : phraseIn(praise, text)
        return found === undefined ? noProblem : problem(field, messages.praise(found, where))
      }),
  },
  {
    name: 'no praise in a quotation',
    blocks: false,
    find: (of) =>
      quotes(of).flatMap(([fact, text]) => {
        const found = phraseIn(praise, text)
        return found === undefined
          ? noProblem
          : problem(`${fact}.said.words`, messages.quotedPraise(found, factLabel(fact)))
      }),
  },
  {
    name: 'no unkind word',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const found = phraseIn(stigmatizing, text)
        return found === undefined ? noProblem : problem(field, messages.unkind(found, where))
      }),
  },
  {
    name: 'letters of one alphabet',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const odd = field === 'cost' ? '' : lettersBesideLatin(text)
        return odd === '' ? noProblem : problem(field, messages.alphabets(where, odd))
      }),
  },
  {
    name: 'no call broker',
    blocks: true,
    find: (of) =>
      webAddressesOf(of).flatMap(([field, url]) =>
        isBroker(url) ? problem(field, messages.broker(url.hostname)) : noProblem,
      ),
  },
  {
    name: 'no number that costs the caller',
    blocks: true,
    find: ({ program: { phone, intake } }) =>
      [['phone', phone] as const, ['intake.phone', intake.phone] as const].flatMap(
        ([field, number]) =>
          number !== null && isPremiumRate(number)
            ? problem(field, messages.premiumRate(number))
            : noProblem,
      ),
  },
  {
    name: 'no tracked address',
    blocks: true,
    find: (of) =>
      webAddressesOf(of).flatMap(([field, url]) =>
        isTracked(url) ? problem(field, messages.tracking(url.hostname)) : noProblem,
      ),
  },
  {
    name: 'an intake of their own',
    blocks: false,
    find: (of) =>
      webAddressesOf(of).flatMap(([field, url]) =>
        field === 'intake.url' && !isBroker(url) && !isTheirs(url, of)
          ? problem(field, messages.foreignIntake(url.hostname))
          : noProblem,
      ),
  },
  {
    name: 'a way to reach them',
    blocks: true,
    isGap: true,
    find: ({ program: { phone, website, intake } }) =>
      [phone, website, intake.url, intake.phone].every((way) => way === null)
        ? problem('phone', messages.noWayIn)
        : noProblem,
  },
  {
    name: 'somewhere to be',
    blocks: true,
    isGap: true,
    find: ({ program }) =>
      placeText(program) === null && program.statesServed.length === 0
        ? problem('location.zip', messages.noPlace)
        : noProblem,
  },
  {
    name: 'a source for every fact',
    blocks: false,
    find: ({ standing }) => {
      const bare = [...standing].filter(
        ([fact, said]) => fact !== 'hours' && said.source === 'editor' && said.method === 'editor',
      )
      return bare.length === 0
        ? noProblem
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
