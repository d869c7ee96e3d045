import { say } from '../../messages/say.js'
import type { Listing } from '../program/listing.js'
import type { FactKey } from '../program/program.js'
import { kindOf } from '../program/source-kind.js'
import { isPremiumRate } from '../text/phone.js'
import { toComparable } from '../text/plain-text.js'
import type { Problem } from '../text/problem.js'
import { lettersBesideLatin } from '../text/scripts.js'
import { labelOf } from '../vocabulary/vocabulary.js'
import { factLabel } from '../wording/fact-text.js'
import { hoursText, placeText } from '../wording/fields.js'
import { praise, unkind } from './blocked-words.js'
import { type Case, toCase } from './rule-case.js'
import { unusual } from './usual-hours.js'
import { addresses, isBroker, isTheirs, isTracked } from './web-addresses.js'

const t = say.gate
/**
 * What must be mended before visitors see a listing, and what may be published over. `field` is a
 * control of the form.
 */
export type PublishCheck = Readonly<{ blockers: readonly Problem[]; warnings: readonly Problem[] }>
/** `isGap`: what it finds is missing, and does nobody harm. */
type Rule = Readonly<{
  name: string
  blocks: boolean
  isGap?: true
  find: (of: Case) => readonly Problem[]
}>

const problem = (field: string, message: string): readonly Problem[] => [{ field, message }]
const noProblem: readonly Problem[] = []

/** The first of some phrases that a text has as whole words. */
const phraseIn = (phrases: readonly string[], text: string): string | undefined => {
  const plain = ` ${toComparable(text)} `
  return phrases.find((phrase) => plain.includes(` ${phrase} `))
}

/** The texts that are ours to word, by control. */
const ownTexts = ({ listing, program }: Case): readonly (readonly [string, string, string])[] => [
  ['name', t.where.name, listing.name],
  ['organization', t.where.organization, listing.organization],
  ...(program.cost === null ? [] : [['cost', t.where.cost, program.cost] as const]),
]
const quotes = ({ standing }: Case): readonly (readonly [FactKey, string])[] =>
  [...standing].flatMap(([fact, { source, statedAs }]) =>
    source === 'editor' && statedAs !== undefined ? [[fact, statedAs] as const] : [],
  )

/** Every rule: its name, whether it stops a listing, and what it finds. */
export const gateRules: readonly Rule[] = [
  {
    name: 'hours need a source',
    blocks: true,
    find: ({ standing }) => {
      const hours = standing.get('hours')
      // What a file says in nobody's name is no better known than what an editor does.
      if (hours === undefined || !['editor', 'file'].includes(kindOf(hours))) return noProblem
      const sourced =
        hours.method === 'phone' ||
        hours.method === 'email' ||
        (hours.method === 'page' && hours.url !== undefined)
      return sourced ? noProblem : problem('hours.said.method', t.hoursSource)
    },
  },
  {
    name: 'unusual hours need a note',
    blocks: true,
    find: ({ program, standing }) => {
      const usual = unusual(program)
      const noted = (['hours', 'sessionsPerWeek', 'minutesPerSession'] as const).some(
        (fact) => standing.get(fact)?.statedAs !== undefined,
      )
      if (usual === null || noted) return noProblem
      return problem(
        'hours.said.words',
        t.hoursLevel(hoursText(program) ?? '', labelOf('level', program.level), usual),
      )
    },
  },
  {
    name: 'online needs states',
    blocks: true,
    find: ({ program }) =>
      program.telehealth === 'virtual' && program.statesServed.length === 0
        ? problem('statesServed', t.virtualStates)
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
              t.accreditationScope(labelOf('accreditation', body)),
            )
          : noProblem,
      ),
  },
  {
    name: 'no praise in our words',
    blocks: true,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        // What an organization calls itself is its name; a word of praise there is only to be
        // looked at.
        const found = field === 'cost' ? phraseIn(praise, text) : undefined
        return found === undefined ? noProblem : problem(field, t.praise(found, where))
      }),
  },
  {
    name: 'no praise in a name',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const found = field === 'cost' ? undefined : phraseIn(praise, text)
        return found === undefined ? noProblem : problem(field, t.praise(found, where))
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
          : problem(`${fact}.said.words`, t.quotedPraise(found, factLabel(fact)))
      }),
  },
  {
    name: 'no unkind word',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const found = phraseIn(unkind, text)
        return found === undefined ? noProblem : problem(field, t.unkind(found, where))
      }),
  },
  {
    name: 'letters of one alphabet',
    blocks: false,
    find: (of) =>
      ownTexts(of).flatMap(([field, where, text]) => {
        const odd = field === 'cost' ? '' : lettersBesideLatin(text)
        return odd === '' ? noProblem : problem(field, t.alphabets(where, odd))
      }),
  },
  {
    name: 'no call broker',
    blocks: true,
    find: (of) =>
      addresses(of).flatMap(([field, url]) =>
        isBroker(url) ? problem(field, t.broker(url.hostname)) : noProblem,
      ),
  },
  {
    name: 'no number that costs the caller',
    blocks: true,
    find: ({ program: { phone, intake } }) =>
      [['phone', phone] as const, ['intake.phone', intake.phone] as const].flatMap(
        ([field, number]) =>
          number !== null && isPremiumRate(number)
            ? problem(field, t.premiumRate(number))
            : noProblem,
      ),
  },
  {
    name: 'no tracked address',
    blocks: true,
    find: (of) =>
      addresses(of).flatMap(([field, url]) =>
        isTracked(url) ? problem(field, t.tracking(url.hostname)) : noProblem,
      ),
  },
  {
    name: 'an intake of their own',
    blocks: false,
    find: (of) =>
      addresses(of).flatMap(([field, url]) =>
        field === 'intake.url' && !isBroker(url) && !isTheirs(url, of)
          ? problem(field, t.foreignIntake(url.hostname))
          : noProblem,
      ),
  },
  {
    name: 'a way to reach them',
    blocks: true,
    isGap: true,
    find: ({ program: { phone, website, intake } }) =>
      [phone, website, intake.url, intake.phone].every((way) => way === null)
        ? problem('phone', t.noWayIn)
        : noProblem,
  },
  {
    name: 'somewhere to be',
    blocks: true,
    isGap: true,
    find: ({ program }) =>
      placeText(program) === null && program.statesServed.length === 0
        ? problem('location.zip', t.noPlace)
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
        : problem(`${bare[0]?.[0]}.said.method`, t.noSource(bare.length))
    },
  },
]

/** Whether a listing may be shown to visitors as it stands; pure. */
export const gate = (listing: Listing): PublishCheck => {
  const of = toCase(listing)
  const found = (blocks: boolean): readonly Problem[] =>
    gateRules.filter((rule) => rule.blocks === blocks).flatMap(({ find }) => find(of))
  return { blockers: found(true), warnings: found(false) }
}

/**
 * What is missing in a listing among the stops of the gate; everything else that stops it would do
 * harm.
 */
export const gapsOf = (listing: Listing): readonly Problem[] => {
  const of = toCase(listing)
  return gateRules.filter(({ isGap }) => isGap).flatMap(({ find }) => find(of))
}
