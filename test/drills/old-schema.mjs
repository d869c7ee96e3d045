import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../prisma/migrations/', import.meta.url)
/** The migrations of this release, oldest first. */
export const migrations = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

const [first] = migrations
const script = readFileSync(new URL(`${first}/migration.sql`, folder), 'utf8')
const prismas = `create table _prisma_migrations (id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0)`
const isApplied = `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
  values ('drill', '${createHash('sha256').update(script).digest('hex')}', now(), '${first}', 1)`

/** Rows that a release of that time may have left. */
export const OLD_PROGRAMS = 500
const rows = `insert into organizations (key, name) values ('drill', 'Drill');
  insert into programs (identity, slug, status, level, name, organization_name, organization_id, sample, statements)
    select 'drill|' || n, 'drill-' || n || '-iop', 'draft', 'iop', 'Drill ' || n, 'Drill', id, false, '{}'
    from organizations, generate_series(1, ${OLD_PROGRAMS}) as n`

/**
 * Makes a database as the first release made it, with some programs in it, and nothing of what came
 * after.
 */
export const makeOld = async (engine) => {
  const settings = await engine.fresh()
  if (!settings.DATABASE_URL) mkdirSync(settings.DATA_DIR, { recursive: true })
  const asRole = settings.DATABASE_URL ? 'set role iop;' : ''
  await engine.ask(settings, `${asRole} ${prismas}; ${script}; ${isApplied}; ${rows}`)
  return settings
}

/**
 * What is wrong with the migrations of a database that has been started: each must be there once,
 * ended, and the old rows with them.
 */
export const oddMigrations = async (engine, settings, programs) => {
  const applied = await engine.ask(
    settings,
    'select migration_name as name, finished_at is not null as done, rolled_back_at is not null as back from _prisma_migrations',
  )
  const standing = applied.filter(({ back }) => !back)
  const [{ count }] = await engine.ask(settings, 'select count(*)::int as count from programs')
  return [
    ...migrations.flatMap((name) => {
      const times = standing.filter((row) => row.name === name && row.done).length
      return times === 1 ? [] : [`the migration ${name} stands ${times} times`]
    }),
    ...(standing.every(({ done }) => done) ? [] : ['a migration was begun and did not end']),
    ...(count === programs ? [] : [`${count} programs instead of ${programs}`]),
  ]
}
