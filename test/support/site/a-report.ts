import supertest from 'supertest'
import { addReport } from '../../../src/store/reports/corrections.js'
import type { Site } from './open-site.js'

type Pairs = Readonly<Record<string, string>>

/** How a browser says that a form is from our own site. */
export const OURS: Pairs = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }

/** A report of a program as the form on its page sends it. */
export const sendReport = (
  { app }: Pick<Site, 'app'>,
  slug: string,
  fields: Pairs,
  headers: Pairs = OURS,
): supertest.Test =>
  supertest(app)
    .post(`/programs/${slug}/report`)
    .set(headers)
    .type('form')
    .send(new URLSearchParams(fields).toString())

/** Stores a report of the hours of a program; the code of its receipt. */
export const reported = async (
  { database }: Pick<Site, 'database'>,
  slug: string,
  words: string,
): Promise<string> => {
  const added = await addReport(database, { slug, topic: 'hours', words })
  if (typeof added === 'string') throw new Error(added)
  return added.code
}
