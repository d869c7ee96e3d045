// The examples of a service, a container and a proxy, as far as each can be tried without what it
// is for. What cannot be is in deploy/README.md.
import { spawnSync } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ran, started } from './child.mjs'
import { onGround } from './ground.mjs'
import { isSiteRight } from './nginx.mjs'
import { toRow } from './table.mjs'
import { freePort, until } from './waiting.mjs'

const root = new URL('../../', import.meta.url).pathname
const example = (name) => new URL(`deploy/${name}`, import.meta.url).pathname
/** What systemd says of a service is from 0 (shut in) to 10; ours is near 1. */
const MOST_EXPOSED = 2.5
/** Who a container's process is here: nobody, who may only read, where we may choose. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const notTried = (what) => toRow('deploy', '', what, { note: 'not tried' })

const proxy = async (ground) =>
  (await isSiteRight(ground.folder)) === null
    ? notTried('the nginx site: there is no nginx')
    : toRow('deploy', '', 'the nginx site, as nginx reads it', {})

/**
 * What systemd itself says of the unit, read with a node and a folder that are here; and how much
 * of a machine it leaves open to it.
 */
const service = async (ground) => {
  if (!existsSync('/usr/bin/systemd-analyze'))
    return notTried('the systemd unit: there is no systemd')
  const file = join(ground.folder, 'iop@3001.service')
  const here = [
    ['/usr/bin/node', process.execPath],
    ['WorkingDirectory=/srv/iop', `WorkingDirectory=${root}`],
  ]
  writeFileSync(
    file,
    here.reduce(
      (text, [from, to]) => text.replace(from, to),
      readFileSync(example('iop@.service'), 'utf8'),
    ),
  )
  const read = await ran('systemd-analyze', ['verify', '--man=no', file])
  // Of the other units of this machine it says what it likes.
  const lost = read.said.split('\n').filter((line) => line.includes('iop@'))
  const { said } = await ran('systemd-analyze', ['security', '--offline=true', file])
  const level = /exposure level for \S+: ([\d.]+)/.exec(said)?.[1]
  if (!(Number(level) <= MOST_EXPOSED)) lost.push(`it is open to ${level} of 10`)
  if (level === undefined) lost.push(`systemd gives no exposure: ${said.slice(-200)}`)
  return toRow('deploy', '', `the systemd unit, as systemd reads it; exposure ${level} of 10`, {
    lost,
  })
}

/** The lines of a container file that do something, and the stage each belongs to. */
const stepsOf = (text) =>
  text
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)])

/**
 * Does what the container file says, in folders instead of images: what it copies, runs and starts
 * is what an engine would.
 */
const container = async (ground) => {
  const [images, lost] = [[], []]
  let env = {}
  let [command, health] = [[], []]
  const at = (path, image = images.at(-1)) =>
    join(image.folder, path.startsWith('/') ? path : join(image.work, path))
  const steps = {
    FROM: (rest) =>
      void images.push({
        name: / AS (\w+)/.exec(rest)?.[1],
        folder: join(ground.folder, `image-${images.length}`),
        work: '/',
      }),
    WORKDIR: (rest) => {
      images.at(-1).work = rest
      mkdirSync(at(rest), { recursive: true })
    },
    COPY: (rest) => {
      const [, from, words] = /^(?:--from=(\w+) )?(.*)$/.exec(rest)
      const names = words.split(' ')
      const to = names.pop()
      for (const name of names) {
        const source = from
          ? at(
              name,
              images.find((image) => image.name === from),
            )
          : join(root, name)
        const target = at(to.endsWith('/') ? join(to, name) : to)
        mkdirSync(dirname(target), { recursive: true })
        cpSync(source, target, {
          recursive: true,
          filter: (path) => Boolean(from) || !path.endsWith('/src/store/generated'),
        })
      }
    },
    RUN: (rest) => {
      // The folder of its data is on this machine's own disk here.
      if (rest.startsWith('install ')) return
      const { status, stderr } = spawnSync('sh', ['-c', rest], {
        cwd: at('.'),
        env: { PATH: process.env.PATH, HOME: ground.folder },
        encoding: 'utf8',
      })
      if (status !== 0) lost.push(`${rest}: ${stderr.slice(-300)}`)
    },
    ENV: (rest) => {
      env = { ...env, ...Object.fromEntries(rest.split(' ').map((pair) => pair.split('='))) }
    },
    HEALTHCHECK: (rest) => {
      health = JSON.parse(rest.slice(rest.indexOf('[')))
    },
    CMD: (rest) => {
      command = JSON.parse(rest)
    },
  }
  for (const [word, rest] of stepsOf(readFileSync(example('Containerfile'), 'utf8')))
    steps[word]?.(rest)
  const port = await freePort()
  const settings = {
    ...env,
    PATH: process.env.PATH,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(ground.folder, 'of-container'),
  }
  const secret = {
    SESSION_SECRET: 'a secret of the drills, of no use elsewhere',
    PUBLIC_URL: `http://localhost:${port}`,
  }
  mkdirSync(settings.DATA_DIR, { mode: 0o700 })
  if (nobody.uid) chownSync(settings.DATA_DIR, nobody.uid, nobody.gid)
  const inside = { cwd: at('.'), env: { ...settings, ...secret }, ...nobody }
  const { kill, ended, said } = started(command[0], command.slice(1), inside)
  const isHealthy = async () => (await ran(health[0], health.slice(1), inside)).code === 0
  ground.later(() => kill())
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/programs?q=house`).then(
      ({ status }) => status === 200,
      () => false,
    )
  await until('it answers', answers, 90).catch(() =>
    lost.push(`it does not answer: ${said().slice(-300)}`),
  )
  if (!(await isHealthy())) lost.push('its health check fails while it lives')
  kill('SIGTERM')
  const code = await ended
  if (code !== 0) lost.push(`it stopped with ${code}`)
  if (await isHealthy()) lost.push('its health check succeeds when it is gone')
  return toRow(
    'deploy',
    'embedded',
    'the container file, its steps done in folders: built, started, asked, stopped',
    { lost },
  )
}

export const deploy = () =>
  onGround(async (ground) => [await proxy(ground), await service(ground), await container(ground)])
