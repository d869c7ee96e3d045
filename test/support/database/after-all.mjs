// Takes away the server's templates that this run made; those in files are kept for the next run.
import { readdirSync, rmSync } from 'node:fs'
import pg from 'pg'
import { cache, databaseOf, templatePlaces } from './template-keys.mjs'

export default async () => {
  const { IOP_RUN: run, TEST_DATABASE_URL: connectionString } = process.env
  for (const name of readdirSync(cache))
    if (name.includes(run)) rmSync(`${cache}/${name}`, { force: true, recursive: true })
  if (!connectionString) return
  const admin = new pg.Client({ connectionString })
  await admin.connect()
  for (const name of Object.keys(templatePlaces(run)).filter((one) => one.startsWith('server-')))
    await admin.query(`drop database if exists ${databaseOf(name, run)} with (force)`)
  await admin.end()
}
