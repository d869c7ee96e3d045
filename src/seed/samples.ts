import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { ImportPlan } from '../catalog/editing/import-plan.js'
import { factKeys } from '../catalog/program/fact-schemas.js'
import type { Listing } from '../catalog/program/listing.js'
import { statements } from '../catalog/program/statements.js'
import { shownStatuses } from '../catalog/program/status.js'
import { toSlug } from '../catalog/text/slug.js'

const FILE = 'samples.json'

/** A sample: `said` is the provenance of all its facts, and `own` overrides it for some. */
const sample = z
  .object({
    key: z.string(),
    name: z.string(),
    level: z.enum(['iop', 'php']),
    status: z.enum(shownStatuses),
    said: z.record(z.string(), z.unknown()),
    own: z.partialRecord(z.enum(factKeys), z.record(z.string(), z.unknown())).default({}),
    facts: z.partialRecord(z.enum(factKeys), z.unknown()),
  })
  .strict()

type Samples = Readonly<{ listings: readonly Listing[]; sha256: string }>

const toListing = ({
  key,
  name,
  level,
  status,
  said,
  own,
  facts,
}: z.infer<typeof sample>): Listing => {
  const stated = statements.parse(
    Object.fromEntries(
      factKeys.flatMap((fact) =>
        fact in facts ? [[fact, [{ value: facts[fact], ...said, ...own[fact] }]]] : [],
      ),
    ),
  )
  const location = stated.location?.[0]?.value
  const identity = `sample|${key}`
  const slug = toSlug([name, location?.city ?? '', location?.state ?? '', level], identity)
  return {
    identity,
    slug,
    status,
    level,
    name,
    organization: name,
    place: null,
    edition: null,
    sample: true,
    statements: stated,
  }
}

/**
 * Fictional programs that show what full listings look like.
 * @throws ZodError when the file does not match the schema
 */
export const readSamples = async (folder: URL): Promise<Samples> => {
  const bytes = await readFile(new URL(FILE, folder))
  const listings = z
    .array(sample)
    .parse(JSON.parse(bytes.toString('utf8')))
    .map(toListing)
  return { listings, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Samples are always stored, and flagged; a setting decides whether visitors see them. */
export const samplesPlan = ({ listings, sha256 }: Samples): ImportPlan => ({
  source: { format: 'csv', list: null, year: null, name: FILE, sha256 },
  changes: listings.map((listing) => ({ kind: 'new', listing, before: null })),
  unchanged: 0,
  conflicts: [],
  problems: [],
})
