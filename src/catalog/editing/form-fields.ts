import { say } from '../../messages/say.js'
import type { FactKey } from '../program/program.js'
import { type WordList, wordLists } from '../vocabulary/list-facts.js'
import { titleOf } from '../vocabulary/vocabulary.js'
import { factLabel } from '../wording/fact-text.js'
import {
  choice,
  choices,
  clock,
  longText,
  number,
  type Part,
  phone,
  states,
  text,
  tick,
  timeZone,
  webAddress,
  word,
  words,
  zip,
} from './form-controls.js'

const t = say.listingForm
export type FormGroup = keyof typeof t.groups
/**
 * How the controls of a fact make its value: the one control's own, an object of several, or a list
 * of such objects.
 */
export type Shape = Readonly<
  | { kind: 'one'; part: Part }
  | { kind: 'parts'; parts: Readonly<Record<string, Part>> }
  | { kind: 'rows'; parts: Readonly<Record<string, Part>>; most: number }
>
export type FormField = Readonly<{
  fact: FactKey
  label: string
  group: FormGroup
  hint: string | null
  shape: Shape
}>

const field = (group: FormGroup, fact: FactKey, shape: Shape): FormField => ({
  fact,
  label: fact in asWords ? titleOf(fact as WordList) : factLabel(fact),
  group,
  hint: t.factHints[fact] ?? null,
  shape,
})
const asWords: Readonly<Record<string, true>> = Object.fromEntries(
  wordLists.map((key) => [key, true]),
)
const one = (part: Part): Shape => ({ kind: 'one', part })
const of = (parts: Readonly<Record<string, Part>>): Shape => ({ kind: 'parts', parts })
const rows = (most: number, parts: Readonly<Record<string, Part>>): Shape => ({
  kind: 'rows',
  parts,
  most,
})
const range = (part: Part): Readonly<Record<string, Part>> => ({ min: part, max: part })
/**
 * A range whose beginning alone could be all of it: "30" is thirty, or thirty and more. Years are
 * not asked: 18 alone is 18 and over.
 */
const openRange = (part: Part): Readonly<Record<string, Part>> => ({ ...range(part), more: tick })

/** The lists of words that stand somewhere else than with the people that a program is for. */
const groupOf: Partial<Record<WordList, FormGroup>> = {
  payment: 'money',
  modality: 'treatment',
  licence: 'standing',
}
const zones = Object.entries(say.facts.timeZones).map(([value, label]) => ({
  value,
  label: `${label} (${value})`,
}))

/**
 * Every fact as the form asks for it, in its order. A word list follows from its vocabulary alone;
 * the bounds are those of `facts.ts`.
 */
export const formFields: readonly FormField[] = [
  field('joining', 'accepting', one(choice(t.accepting))),
  field('joining', 'startWithinDays', one(number(0, 730, t.units.days))),
  field('reach', 'phone', one(phone)),
  field('reach', 'website', one(webAddress)),
  field('reach', 'intake', of({ url: webAddress, phone })),
  field(
    'place',
    'location',
    of({ street: text(200), city: text(100), state: word('state'), zip, withheld: tick }),
  ),
  field('place', 'area', of({ city: text(100), state: word('state') })),
  field('place', 'telehealth', one(word('telehealth'))),
  field('place', 'statesServed', one(states)),
  field(
    'time',
    'hours',
    of({ ...openRange(number(0, 168, t.units.hours, false)), unit: choice(t.hourUnits) }),
  ),
  field('time', 'sessionsPerWeek', one(number(1, 50, t.units.aWeek))),
  field('time', 'minutesPerSession', one(number(5, 720, t.units.minutes))),
  field(
    'time',
    'schedule',
    rows(28, {
      days: choices(say.facts.daysShort),
      start: clock,
      end: clock,
      timeZone: timeZone(zones),
    }),
  ),
  field(
    'time',
    'weeks',
    of({ ...openRange(number(1, 520, t.units.weeks)), basis: choice(t.bases) }),
  ),
  field('people', 'ages', of({ ...range(number(0, 120, t.units.years)), groups: words('age') })),
  ...wordLists.map((key) => field(groupOf[key] ?? 'people', key, one(words(key)))),
  field('money', 'cost', one(longText(500))),
  field(
    'standing',
    'accreditation',
    rows(20, { body: word('accreditation'), scope: choice(t.scopes) }),
  ),
]
