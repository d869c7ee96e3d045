// The same programs in PostgreSQL, one flat row each, and the best SQL that we know for the same
// answers: bit masks for filters and counts, one pass that counts everything, an index in order of
// name for the page, tsvector with GIN for words.
import { randomBytes } from 'node:crypto'
import pg from 'pg'

const dist = new URL('../../dist/', import.meta.url)
const { allFacets } = await import(new URL('catalog/program/facets.js', dist))
const { valuesOf } = await import(new URL('catalog/vocabulary/vocabulary.js', dist))
const { weighWords } = await import(new URL('search/index/program-words.js', dist))
const { toNameKey } = await import(new URL('search/index/sort-keys.js', dist))

const address = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
/** Vocabularies of 62 words or fewer fit into one number; the state is a number of its own. */
const masked = allFacets.filter(({ key }) => key !== 'state' && valuesOf(key).length <= 62)
const bitOf = (key, value) => 1n << BigInt(valuesOf(key).indexOf(value))
const maskOf = (key, values) => values.reduce((mask, value) => mask | bitOf(key, value), 0n)

/** The same as small numbers in one array: the group's place, and the word's place in it. */
const markOf = (key, value) =>
  masked.findIndex((one) => one.key === key) * 64 + valuesOf(key).indexOf(value)

/** A database of its own, and the way to drop it. */
export const openBaseline = async () => {
  const admin = new pg.Client({ connectionString: address })
  await admin.connect()
  const name = `iop_bench_${process.pid}_${randomBytes(3).toString('hex')}`
  await admin.query(`create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 4 })
  const close = async () => {
    await pool.end()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { pool, url: url.href, close }
}

/** Writes one row a program and builds the indexes. */
export const fillBaseline = async ({ pool }, programs) => {
  const columns = masked.map(({ key }) => `"${key}" bigint not null`).join(', ')
  await pool.query(
    `create table p (slug text, name_key text, state text, hours_min real, hours_max real, lat real, lon real, ${columns}, marks smallint[], words tsvector)`,
  )
  const batch = []
  const flush = async () => {
    const text = `insert into p select slug, name_key, state, hours_min, hours_max, lat, lon, ${masked.map(({ key }) => `"${key}"`).join(', ')}, marks, array_to_tsvector(words)
      from jsonb_to_recordset($1::jsonb) as r(slug text, name_key text, state text, hours_min real, hours_max real, lat real, lon real,
        ${masked.map(({ key }) => `"${key}" bigint`).join(', ')}, marks smallint[], words text[])`
    await pool.query(text, [JSON.stringify(batch.splice(0))])
  }
  for (const program of programs) {
    batch.push({
      slug: program.slug,
      name_key: toNameKey(program).replace('\u0000', ' '),
      state: program.location?.state ?? null,
      hours_min: program.hours.clockMin,
      hours_max: program.hours.clockMax,
      lat: program.location?.lat ?? null,
      lon: program.location?.lon ?? null,
      ...Object.fromEntries(masked.map(({ key, of }) => [key, Number(maskOf(key, of(program)))])),
      marks: masked.flatMap(({ key, of }) =>
        [...new Set(of(program))].map((value) => markOf(key, value)),
      ),
      words: [...weighWords(program).keys()],
    })
    if (batch.length === 2000) await flush()
  }
  if (batch.length > 0) await flush()
  await pool.query('create index on p (name_key)')
  await pool.query('create index on p using gin (words)')
  await pool.query('create index on p (state)')
  await pool.query('vacuum analyze p')
}

const conditionOf = ([key, values]) =>
  key === 'state' ? `state = any('{${values.join()}}')` : `("${key}" & ${maskOf(key, values)}) <> 0`
const hoursOf = ({ hoursMin, hoursMax }) =>
  hoursMin === null && hoursMax === null
    ? []
    : [
        `(hours_min is not null or hours_max is not null) and coalesce(hours_min, 0) <= ${hoursMax ?? 168} and coalesce(hours_max, 168) >= ${hoursMin ?? 0}`,
      ]

/**
 * A page of twenty in order of name with the total, and every option's count with its own group's
 * filter left out, in two ways.
 */
export const statementsOf = (query) => {
  const chosen = Object.entries(query.chosen)
  const conditions = [...chosen.map(conditionOf), ...hoursOf(query)]
  const page = `select slug, count(*) over () as total from p ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by name_key limit 20`
  const others = (key) =>
    [...chosen.filter(([other]) => other !== key).map(conditionOf), ...hoursOf(query)].join(
      ' and ',
    ) || 'true'
  const flags = chosen.map(([key]) => `(${others(key)}) as "but_${key}"`)
  const counts = masked.flatMap(({ key }) =>
    valuesOf(key).map(
      (value) =>
        `count(*) filter (where ("${key}" & ${bitOf(key, value)}) <> 0 and ${chosen.some(([one]) => one === key) ? `"but_${key}"` : 'fits'})`,
    ),
  )
  const any = chosen.length > 0 ? `where ${chosen.map(([key]) => `"but_${key}"`).join(' or ')}` : ''
  const counted = `select ${counts.map((count, i) => `${count} as c${i}`).join(', ')} from (select *, (${conditions.join(' and ') || 'true'}) as fits${flags.length > 0 ? `, ${flags.join(', ')}` : ''} from p) as q ${any}`
  // The other way: each program's words unnested and counted, for the whole answer, and for each
  // group in use once more.
  const unnested = (condition, key) => {
    const from = masked.findIndex((one) => one.key === key) * 64
    return `select mark, count(*) from p, unnest(marks) as mark where ${condition} ${key === null ? '' : `and mark between ${from} and ${from + 63}`} group by mark`
  }
  const grouped = [
    unnested(conditions.join(' and ') || 'true', null),
    ...chosen.filter(([key]) => key !== 'state').map(([key]) => unnested(others(key), key)),
  ]
  return { page, counted, grouped }
}

/** Three words ranked, a page of twenty with the total. */
export const wordsStatement = (words) => {
  const asked = words.map((word) => `${word}:*`).join(' & ')
  return `select slug, count(*) over () as total from p, to_tsquery('simple', '${asked}') as q where words @@ q order by ts_rank(words, q) desc, name_key limit 20`
}
