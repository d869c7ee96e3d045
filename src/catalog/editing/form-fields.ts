import { say } from '../../messages/say.js'
import {
  bounds,
  type FactKey,
  hourUnits,
  lengthBases,
  mostRows,
  scopes,
  weekdays,
  yesOrNo,
} from '../program/fact-schemas.js'
import { forWordLists } from '../vocabulary/list-facts.js'
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
/** How controls build a fact's value: the value of one, an object of several, or a list of such. */
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
/** Asks whether "30" alone is exactly 30 or 30 and more; an age of 18 alone means 18 and over. */
const openRange = (part: FormControl): Readonly<Record<string, FormControl>> => ({
  ...range(part),
  more: tick,
})

/**
 * Word lists that are not in the group about the people whom a program is for. What a facility has
 * beside the program comes last, so that a keyboard reaches the facts that people choose by first.
 */
const groupOf: Partial<Record<WordList, FormGroup>> = {
  payment: 'money',
  modality: 'treatment',
  licence: 'standing',
  medication: 'facility',
  opioidCare: 'facility',
  alcoholCare: 'facility',
  detox: 'facility',
  testing: 'facility',
  alsoHere: 'facility',
  service: 'facility',
  gender: 'facility',
  onlyFor: 'facility',
  ownership: 'facility',
  facilityType: 'facility',
  smoking: 'facility',
}
const zones = Object.entries(say.facts.timeZones).map(([value, label]) => ({
  value,
  label: `${label} (${value})`,
}))

/** A group of the form, and how the controls of a fact build its value. */
type Placed = readonly [FormGroup, FieldShape]

/** Where each fact stands in the form, in its order, and what it is typed into. */
const placed = {
  accepting: ['joining', one(choice(yesOrNo, messages.accepting))],
  startWithinDays: ['joining', one(number(bounds.startWithinDays, messages.units.days))],
  phone: ['reach', one(phone)],
  website: ['reach', one(webAddress)],
  intake: ['reach', of({ url: webAddress, phone })],
  location: [
    'place',
    of({ street: text(200), city: text(100), state: word('state'), zip, withheld: tick }),
  ],
  area: ['place', of({ city: text(100), state: word('state') })],
  telehealth: ['place', one(word('telehealth'))],
  statesServed: ['place', one(states)],
  hours: [
    'time',
    of({
      ...openRange(number(bounds.hours, messages.units.hours, false)),
      unit: choice(hourUnits, messages.hourUnits),
    }),
  ],
  sessionsPerWeek: ['time', one(number(bounds.sessionsPerWeek, messages.units.aWeek))],
  minutesPerSession: ['time', one(number(bounds.minutesPerSession, messages.units.minutes))],
  schedule: [
    'time',
    rows(mostRows.schedule, {
      days: choices(weekdays, say.facts.daysShort),
      start: clock,
      end: clock,
      timeZone: timeZone(zones),
    }),
  ],
  weeks: [
    'time',
    of({
      ...openRange(number(bounds.weeks, messages.units.weeks)),
      basis: choice(lengthBases, messages.bases),
    }),
  ],
  ages: [
    'people',
    of({ ...range(number(bounds.ages, messages.units.years)), groups: words('age') }),
  ],
  ...forWordLists<Readonly<Record<WordList, Placed>>>((key) => [
    groupOf[key] ?? 'people',
    one(words(key)),
  ]),
  cost: ['money', one(longText(500))],
  accreditation: [
    'standing',
    rows(mostRows.accreditation, {
      body: word('accreditation'),
      scope: choice(scopes, messages.scopes),
    }),
  ],
} satisfies Readonly<Record<FactKey, Placed>>

const isWordList = (fact: FactKey): fact is WordList =>
  (wordLists as readonly string[]).includes(fact)

/** Every fact as a form field, in the form's order. */
export const formFields: readonly FormField[] = Object.entries<Placed>(placed).map(
  ([name, [group, shape]]) => {
    const fact = name as FactKey
    return {
      fact,
      label: isWordList(fact) ? titleOf(fact) : factLabel(fact),
      group,
      hint: messages.factHints[fact] ?? null,
      shape,
    }
  },
)
