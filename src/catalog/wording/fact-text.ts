import { say } from '../../messages/say.js'
import { type Listing, toProgram } from '../program/listing.js'
import type { Area, FactKey, Intake, Location } from '../program/program.js'
import type { Statement, Statements } from '../program/statements.js'
import { labelOf } from '../vocabulary/vocabulary.js'
import { fields } from './fields.js'

const t = say.adminHistory
const said = { source: 'editor', scope: 'program', method: 'editor', checkedOn: null } as const
const nobody: Omit<Listing, 'statements'> = {
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

/**
 * The row of a comparison that shows a fact: the one made of it alone, else the first that it
 * leads.
 */
const fieldOf = (key: FactKey) => {
  const led = fields.filter(({ facts }) => facts[0] === key)
  return led.find(({ facts }) => facts.length === 1) ?? led[0]
}

/** What a fact is called on its own. */
export const factLabel = (key: FactKey): string => t.factLabels[key] ?? fieldOf(key)?.label ?? key

const pointText = ({ lat, lon, precision }: Location): string =>
  t.parts([
    ...(lat === null || lon === null ? [] : [t.point(lat, lon)]),
    t.precisions[precision] ?? precision,
  ])

/** As a comparison words it; null where it has no words for it, such as hours without a number. */
const asCompared = (key: FactKey, value: unknown): string | null => {
  const statements = { [key]: [{ value, ...said }] } as unknown as Statements
  return fieldOf(key)?.text(toProgram({ ...nobody, statements })) ?? null
}

const ownTexts: Partial<Record<FactKey, (value: never) => string>> = {
  area: ({ city, state }: Area) =>
    city === null ? labelOf('state', state) : say.facts.place(city, state),
  intake: ({ url, phone }: Intake) => t.parts([url, phone].filter((part) => part !== null)),
  location: (value: Location) => `${asCompared('location', value)} (${pointText(value)})`,
}

/** A fact's value as people read it, for every value that a fact can have. */
export const factText = <K extends FactKey>(key: K, value: Statement<K>['value']): string => {
  const text = ownTexts[key]?.(value as never) ?? asCompared(key, value)
  return text !== null && text !== ''
    ? text
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}
