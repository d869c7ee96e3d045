import { z } from 'zod'
import { isDay } from '../text/day.js'
import {
  type FactKey,
  type FactValue,
  factKeys,
  factSchemas,
  keptText,
  methods,
  provenanceKinds,
  scopes,
  webAddress,
} from './fact-schemas.js'

/** Maximum length of the reason for striking out. */
export const LONGEST_WHY = 500
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/**
 * The provenance of a value, readable at `url`. `wrong`: an editor (an e-mail address) struck it
 * out that day (`YYYY-MM-DD`), and why; kept for the next import, and shown to editors only.
 * `half`: the rest of the same statement by its source stands.
 */
const provenance = {
  source: z.string().min(1).max(2048),
  scope: z.enum(scopes),
  method: z.enum(methods),
  // Earlier releases stored invalid dates: they read as no date.
  checkedOn: z
    .string()
    .nullable()
    .transform((day) => (day !== null && isDay(day) ? day : null)),
  kind: z.enum(provenanceKinds).optional(),
  statedAs: keptText(1000).optional(),
  url: webAddress.optional(),
  wrong: z
    .object({
      on: day,
      by: z.string().min(1).max(320),
      why: keptText(LONGEST_WHY),
      half: z.literal(true).optional(),
    })
    .readonly()
    .optional(),
}
const statementOf = <K extends FactKey>(key: K) =>
  z.object({ value: factSchemas[key].stated, ...provenance }).readonly()
export type Statement<K extends FactKey> = Readonly<
  { value: FactValue<K> } & z.infer<z.ZodObject<typeof provenance>>
>
export type AnyStatement = Statement<FactKey>
export type StruckOut = NonNullable<Statement<FactKey>['wrong']>
export type Statements = Readonly<{ [K in FactKey]?: readonly Statement<K>[] }>

/** The statements of one fact; none where nobody states it. */
export const statementsOf = (all: Statements | undefined, key: FactKey): readonly AnyStatement[] =>
  (all?.[key] ?? []) as readonly AnyStatement[]

/**
 * Makes statements of others, fact by fact: of each fact that one of them has, in their order. A
 * fact for which nothing is made is left out.
 */
export const mapFacts = (
  of: readonly Statements[],
  make: (key: FactKey) => readonly AnyStatement[],
): Statements =>
  Object.fromEntries(
    (Object.keys(Object.assign({}, ...of)) as FactKey[]).flatMap((key) => {
      const all = make(key)
      return all.length === 0 ? [] : [[key, all]]
    }),
  )

/** Schema of all statements about one program, by fact; parses what the store or a file has. */
export const statements = z
  .object(
    Object.fromEntries(
      factKeys.map((key) => [key, z.array(statementOf(key)).min(1).max(12).readonly().optional()]),
    ),
  )
  .strict() as unknown as z.ZodType<Statements>
