// Takes away the server's templates that before-all.mjs made; those in files are kept for the next
// run.
import pg from 'pg'

export default async () => {
  const {
    IOP_TEMPLATE_DATABASE: empty,
    IOP_CATALOGUE_DATABASE: catalogue,
    TEST_DATABASE_URL: connectionString,
  } = process.env
  if (!connectionString) return
  const admin = new pg.Client({ connectionString })
  await admin.connect()
  for (const name of [empty, catalogue])
    if (name) await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
}
