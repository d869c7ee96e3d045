import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as factSchemas from '../../../src/catalog/program/fact-schemas.js'
import { shownStatuses, statuses } from '../../../src/catalog/program/status.js'
import { valuesOf, vocabularyKeys } from '../../../src/catalog/vocabulary/vocabulary.js'

const root = new URL('../../../src/', import.meta.url).pathname
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith(join('store', 'generated')))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

const isText = (one: unknown): one is string => typeof one === 'string'
/** The enumerations of facts by their names: every exported list of texts. */
type Enumeration = readonly [name: string, values: readonly string[]]
const ofFacts: readonly Enumeration[] = Object.entries<unknown>(factSchemas).flatMap(
  ([name, one]): readonly Enumeration[] =>
    Array.isArray(one) && one.every(isText) && name !== 'factKeys' ? [[name, one]] : [],
)
const others: readonly Enumeration[] = [
  ['statuses', statuses],
  ['shownStatuses', shownStatuses],
  ...vocabularyKeys.map((key): Enumeration => [key, valuesOf(key)]),
]
const enumerations = [...ofFacts, ...others].filter(([, values]) => values.length > 1)

/** Runs of texts side by side, as in `['a', 'b']` and `'a' | 'b'`. */
const runsIn = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/'[^'\n]*'(?:\s*[,|]\s*'[^'\n]*')+/g)].map(([run]) =>
    [...run.matchAll(/'([^'\n]*)'/g)].map(([, one]) => one as string),
  )
/** The files in which exactly these values stand side by side, in any order. */
const statingFiles = (values: readonly string[]): readonly string[] =>
  files.flatMap(({ file, text }) =>
    runsIn(text).flatMap((run) =>
      run.length === values.length && values.every((value) => run.includes(value)) ? [file] : [],
    ),
  )

describe('an enumeration', () => {
  it('is every list of texts that the facts are made of', () => {
    expect(ofFacts.map(([name]) => name)).toEqual(
      expect.arrayContaining(['scopes', 'methods', 'weekdays', 'precisions', 'lists']),
    )
  })

  it.each(enumerations)('is stated once: %s', (_name, values) => {
    expect(statingFiles(values)).toHaveLength(1)
  })
})
