import type supertest from 'supertest'
import { readRecord } from '../../../src/store/listings/record.js'
import { type Fields, identityIn, idIn, sourced, tenFacts, versionIn } from './listing-html.js'
import type { Site } from './open-site.js'
import type { SignedIn } from './signed-in.js'

/** Adds a listing by the empty form; its number. */
export const addListing = async (who: SignedIn, fields: Fields): Promise<string> => {
  const identity = identityIn((await who.get('/admin/listings/new').expect(200)).text)
  return idIn(
    (await who.post('/admin/listings/new', { version: '', identity, ...fields }).expect(303))
      .headers['location'],
  )
}

/** Sends the form of a listing as a browser would, with something else typed into it. */
export const editListing = async (
  who: SignedIn,
  id: string,
  changed: Fields,
): Promise<supertest.Response> => {
  const version = versionIn((await who.get(`/admin/listings/${id}`).expect(200)).text)
  return who.post(`/admin/listings/${id}`, { version, ...tenFacts, ...sourced, ...changed })
}

/** Moves a listing to another status, as the buttons of its page do. */
export const moveListing = async (
  who: SignedIn,
  id: string,
  to: string,
  fields: Fields = {},
): Promise<supertest.Response> => {
  const version = versionIn((await who.get(`/admin/listings/${id}`)).text)
  return who.post(`/admin/listings/${id}/status`, { version, to, ...fields })
}

/** Where visitors find a listing. */
export const slugOf = async ({ database }: Pick<Site, 'database'>, id: string): Promise<string> =>
  (await readRecord(database, id))?.listing.slug ?? ''
