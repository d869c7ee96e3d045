import { readFileSync } from 'node:fs'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { withRealDays } from '../../../src/catalog/program/real-days.js'
import { type Places, toPlaces } from '../../../src/search/places/places.js'
import type { Publication } from '../../../src/store/publications/publications.js'
import { templateOf } from '../database/template.js'

/**
 * Some two hundred programs of the bundled catalogue: those around Columbus, Ohio, and two of every
 * case that the catalogue has. Chosen by choose-town.mjs.
 */
export const readTown = (): readonly Listing[] =>
  JSON.parse(readFileSync(new URL('../../town.json', import.meta.url), 'utf8'))

const PUBLISHED_AT = '2026-11-01T12:00:00.000Z'

/** What visitors may see of the town, as the database would have published it. */
export const townPublications = (): readonly Publication[] =>
  readTown()
    .filter(({ status }) => status === 'published' || status === 'paused')
    .map((listing, i) => ({
      seq: i + 1,
      slug: listing.slug,
      kind: 'published',
      at: PUBLISHED_AT,
      program: toProgram(listing),
      movedTo: null,
    }))

/** The same of the whole bundled catalogue, without a database. */
export const nationPublications = async (): Promise<readonly Publication[]> =>
  readFileSync(await templateOf('publications'), 'utf8')
    .split('\n')
    .map((line) => {
      const publication = JSON.parse(line) as Publication
      return { ...publication, program: publication.program && withRealDays(publication.program) }
    })

/** Every place of Ohio, and elsewhere those where the town has programs. */
export const townPlaces = async (): Promise<Places> => {
  const { zips, cities } = JSON.parse(readFileSync(await templateOf('town-places'), 'utf8'))
  return toPlaces(zips, cities)
}
