import { say } from '../../messages/say.js'
import type { FactKey } from '../program/program.js'
import { type WordList, wordLists } from '../vocabulary/values.js'
import { titleOf } from '../vocabulary/vocabulary.js'
import { factLabel } from '../wording/fact-text.js'
import {
  choice,
  choices,
  clock,
  type FormControl,
  longText,
  number,
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

const messages = say.listingForm
export type FormGroup = keyof typeof messages.groups
/**
 * How the controls of a fact build its value: one control's value, an object of several, or a list
 * of such objects.
 */
export type FieldShape = Readonly<
  | { kind: 'one'; part: FormControl }
  | { kind: 'parts'; parts: Readonly<Record<string, FormControl>> }
  | { kind: 'rows'; parts: Readonly<Record<string, FormControl>>; most: number }
>
export type FormField = Readonly<{
  fact: FactKey
  label: string
  group: FormGroup
  hint: string | null
  shape: FieldShape
}>

const field = (group: FormGroup, fact: FactKey, shape: FieldShape): FormField => ({
  fact,
  label: fact in asWords ? titleOf(fact as WordList) : factLabel(fact),
  group,
  hint: messages.factHints[fact] ?? null,
  shape,
})
const asWords: Readonly<Record<string, true>> = Object.fromEntries(
  wordLists.map((key) => [key, true]),
)
const one = (part: FormControl): FieldShape => ({ kind: 'one', part })
const of = (parts: Readonly<Record<string, FormControl>>): FieldShape => ({ kind: 'parts', parts })
const rows = (most: number, parts: Readonly<Record<string, FormControl>>): FieldShape => ({
  kind: 'rows',
  parts,
  most,
})
const range = (part: FormControl): Readonly<Record<string, FormControl>> => ({
  min: part,
  max: part,
})
/**
 * A range whose minimum alone is ambiguous: "30" is thirty, or thirty and more. Ages are not asked:
 * 18 alone is 18 and over.
 */
const openRange = (part: FormControl): Readonly<Record<string, FormControl>> => ({
  ...range(part),
  more: tick,
})

/** Word lists that are not in the group about the people whom a program is for. */
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
 * Every fact as a form field, in the form's order. A word list follows from its vocabulary alone;
 * the bounds are those of `statements.ts`.
 */
export const formFields: readonly FormField[] = [
  field('joining', 'accepting', one(choice(messages.accepting))),
  field('joining', 'startWithinDays', one(number(0, 730, messages.units.days))),
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
    of({
      ...openRange(number(0, 168, messages.units.hours, false)),
      unit: choice(messages.hourUnits),
    }),
  ),
  field('time', 'sessionsPerWeek', one(number(1, 50, messages.units.aWeek))),
  field('time', 'minutesPerSession', one(number(5, 720, messages.units.minutes))),
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
    of({ ...openRange(number(1, 520, messages.units.weeks)), basis: choice(messages.bases) }),
  ),
  field(
    'people',
    'ages',
    of({ ...range(number(0, 120, messages.units.years)), groups: words('age') }),
  ),
  ...wordLists.map((key) => field(groupOf[key] ?? 'people', key, one(words(key)))),
  field('money', 'cost', one(longText(500))),
  field(
    'standing',
    'accreditation',
    rows(20, { body: word('accreditation'), scope: choice(messages.scopes) }),
  ),
]
