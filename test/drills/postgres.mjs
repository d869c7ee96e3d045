import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ran } from './child.mjs'
import { freePort, until } from './waiting.mjs'

const root = '/usr/lib/postgresql'
const majors = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
const bin = majors
  .map((major) => join(root, major, 'bin'))
  .find((folder) => existsSync(join(folder, 'initdb')))
/**
 * Whether PostgreSQL's own programs are on this machine; a database that somebody else runs is
 * never stopped.
 */
export const hasPostgres = bin !== undefined

const isRoot = process.getuid?.() === 0
/** PostgreSQL refuses to run as root. */
const asOwner = (command, args) =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args]
const run = async (program, args) => {
  const { code, said } = await ran(...asOwner(join(bin, program), args))
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${said}`)
}
const owned = (folder) => {
  mkdirSync(folder, { mode: 0o700, recursive: true })
  if (isRoot)
    chownSync(
      folder,
      Number(execFileSync('id', ['-u', 'postgres'])),
      Number(execFileSync('id', ['-g', 'postgres'])),
    )
  return folder
}

/** Settings of a small cluster of its own; it hears on loopback only. */
const settingsOf = (port, folder, own) => ({
  listen_addresses: "'127.0.0.1'",
  port,
  unix_socket_directories: `'${folder}'`,
  shared_buffers: "'64MB'",
  logging_collector: 'off',
  max_wal_size: "'256MB'",
  ...own,
})

/** Ends everything of a cluster, whatever state it is in. */
const pidsOf = (data) => {
  const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', pid]).toString().trim().split(/\s+/)
  return [pid, ...children].filter((one) => one !== '').map(Number)
}

/** A running cluster in `data`: how to reach it, and what can be done to it. */
const clusterAt = (ground, data, port) => {
  const control = (...args) => run('pg_ctl', ['-D', data, '-w', '-t', '60', ...args])
  const logFile = join(data, 'log')
  const cluster = {
    data,
    port,
    url: (name, at = port) => `postgresql://iop@127.0.0.1:${at}/${name}`,
    start: () => control('start', '-l', logFile),
    stop: (mode) => control('stop', '-m', mode),
    restart: (mode) => control('restart', '-l', logFile, '-m', mode),
    promote: () => control('promote'),
    signal: (signal) => {
      for (const pid of pidsOf(data)) process.kill(pid, signal)
    },
    /** Asks as superuser. */
    ask: async (sql, name = 'postgres') => {
      const client = new pg.Client({
        connectionString: `postgresql://postgres@127.0.0.1:${port}/${name}`,
        connectionTimeoutMillis: 2000,
      })
      client.on('error', () => {})
      await client.connect()
      return client
        .query(sql)
        .then(({ rows }) => rows, null)
        .finally(() => client.end())
    },
    answers: () =>
      cluster.ask('select 1').then(
        () => true,
        () => false,
      ),
    /** An empty database of its own: its address. */
    database: async (name, template = 'template1') => {
      await cluster.ask(`create database ${name} owner iop template ${template}`)
      return cluster.url(name)
    },
  }
  ground.later(async () => {
    if (!existsSync(join(data, 'postmaster.pid'))) return
    cluster.signal('SIGCONT')
    await cluster.stop('immediate')
  })
  return cluster
}

/**
 * Makes a cluster, starts it, and adds the plain role that the directory runs as. `folder` is where
 * its data lies.
 */
export const makeCluster = async (ground, own = {}, folder = ground.folder) => {
  const port = await freePort()
  const data = owned(join(folder, `postgres-${port}`))
  await run('initdb', [
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale',
    'C',
    '--no-sync',
  ])
  const lines = Object.entries(settingsOf(port, data, own)).map(
    ([name, value]) => `${name} = ${value}\n`,
  )
  writeFileSync(join(data, 'postgresql.auto.conf'), lines.join(''))
  const cluster = clusterAt(ground, data, port)
  await cluster.start()
  await cluster.ask('create role iop login')
  return cluster
}

/**
 * A streaming replica of a cluster, taken with pg_basebackup; it is named as `name` to the primary.
 */
export const makeReplica = async (ground, primary, name) => {
  const port = await freePort()
  const data = owned(join(ground.folder, `postgres-${port}`))
  const from = `host=127.0.0.1 port=${primary.port} user=postgres application_name=${name}`
  await run('pg_basebackup', [
    '-D',
    data,
    '-d',
    from,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '--no-sync',
  ])
  const lines = Object.entries({ port, unix_socket_directories: `'${data}'` }).map(
    ([key, value]) => `${key} = ${value}\n`,
  )
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    `${readFileSync(join(data, 'postgresql.auto.conf'), 'utf8')}${lines.join('')}`,
  )
  const cluster = clusterAt(ground, data, port)
  await cluster.start()
  await until(
    'the replica streams',
    async () =>
      (await primary.ask("select 1 from pg_stat_replication where state = 'streaming'")).length > 0,
  )
  return cluster
}
