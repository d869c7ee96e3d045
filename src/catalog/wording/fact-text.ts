import { say } from '../../messages/say.js'
import type { FactKey } from '../program/fact-schemas.js'
import { type Listing, toProgram } from '../program/listing.js'
import type { Area, Intake, Location } from '../program/program.js'
import type { Statement, Statements } from '../program/statements.js'
import { labelOf } from '../vocabulary/vocabulary.js'
import { fields } from './fields.js'

const messages = say.adminHistory
const provenance = {
  source: 'editor',
  scope: 'program',
  method: 'editor',
  checkedOn: null,
} as const
const placeholder: Omit<Listing, 'statements'> = {
  identity: '',
  slug: '',
  status: 'published',
  level: 'iop',
  name: '',
  organization: '',
  place: null,
  edition: null,
  sample: false,
}

/** A fact's comparison row: the one of this fact alone, else the first that starts with it. */
const fieldOf = (key: FactKey) => {
  const led = fields.filter(({ facts }) => facts[0] === key)
  return led.find(({ facts }) => facts.length === 1) ?? led[0]
}

/** The label of a single fact. */
export const factLabel = (key: FactKey): string =>
  messages.factLabels[key] ?? fieldOf(key)?.label ?? key

const pointText = ({ lat, lon, precision }: Location): string =>
  messages.parts([
    ...(lat === null || lon === null ? [] : [messages.point(lat, lon)]),
    messages.precisions[precision] ?? precision,
  ])

/** The wording of the comparison; null where it has none, such as hours without a number. */
const asCompared = (key: FactKey, value: unknown): string | null => {
  const statements = { [key]: [{ value, ...provenance }] } as unknown as Statements
  return fieldOf(key)?.text(toProgram({ ...placeholder, statements })) ?? null
}

const ownTexts: Partial<Record<FactKey, (value: never) => string>> = {
  area: ({ city, state }: Area) =>
    city === null ? labelOf('state', state) : say.facts.place(city, state),
  intake: ({ url, phone }: Intake) => messages.parts([url, phone].filter((part) => part !== null)),
  location: (value: Location) => `${asCompared('location', value)} (${pointText(value)})`,
}

/** The text of a fact's value, for every possible value; JSON where there is no wording. */
export const factText = <K extends FactKey>(key: K, value: Statement<K>['value']): string => {
  const text = ownTexts[key]?.(value as never) ?? asCompared(key, value)
  return text !== null && text !== ''
    ? text
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}
