// Installs, generates and compiles only what is missing or stale. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

if (process.argv.includes('--help')) {
  process.stdout.write('Usage: npm run build\n')
  process.exit(0)
}

const force = process.argv.includes('--force')
const say = (text) => process.stdout.write(`build: ${text}\n`)
const run = (command, args) => {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath ?? e.path, e.name))
    .sort()
const stampOf = (...files) => {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
const stale = (stampFile, stamp) =>
  force || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp
const done = (stampFile, stamp) => writeFileSync(stampFile, stamp)

const t0 = Date.now()
const lock = stampOf('package-lock.json') + process.version.split('.')[0]
if (stale('node_modules/.stamp', lock) && !(force && existsSync('node_modules/.stamp'))) {
  say('installing from package-lock.json')
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])
  done('node_modules/.stamp', lock)
}
const t1 = Date.now()
const schema = stampOf('prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json')
if (stale('src/store/generated/.stamp', schema)) {
  say('generating the Prisma client')
  rmSync('src/store/generated', { recursive: true, force: true })
  run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'])
  done('src/store/generated/.stamp', schema)
}
const t2 = Date.now()
const source = stampOf('tsconfig.json', ...filesIn('src'))
if (stale('dist/.stamp', source)) {
  say('compiling')
  rmSync('dist', { recursive: true, force: true })
  // Types are checked by `npm run check`, and by a build that is asked for: without, it takes a
  // quarter of the time before every test.
  const unchecked = force ? [] : ['--noCheck']
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', ...unchecked])
  mkdirSync('dist', { recursive: true })
  done('dist/.stamp', source)
}
say(`install ${t1 - t0} ms, generate ${t2 - t1} ms, compile ${Date.now() - t2} ms`)
