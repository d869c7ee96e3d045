import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

const root = new URL('../../', import.meta.url)
const folder = new URL('./deploy/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const settings = readFileSync(new URL('.env.example', root), 'utf8')
const [unit, container, site] = [read('iop@.service'), read('Containerfile'), read('nginx.conf')]
const ours = (text: string): readonly string[] =>
  [...text.matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name]) => name as string)

describe('the examples of running it', () => {
  it('set nothing that is no setting', () => {
    const named = [/^Environment=(.*)$/m, /^#? ?For backups.*$/m].map(
      (line) => line.exec(unit)?.[0].replace('Environment=', '') ?? '',
    )
    const set = [...named.flatMap(ours), ...ours(/^ENV (.*)$/m.exec(container)?.[1] ?? '')].filter(
      (name) => name !== 'NODE_ENV',
    )
    expect(set).toEqual(expect.arrayContaining(['HOST', 'PORT', 'DATA_DIR', 'BACKUP_DIR']))
    for (const name of set) expect(settings).toMatch(new RegExp(`^#? ?${name}=`, 'm'))
  })

  it('start what there is, on ports that the proxy leads to', () => {
    for (const text of [unit, container]) expect(text).toMatch(/node.*dist\/server\.js/)
    expect([...site.matchAll(/server 127\.0\.0\.1:(\d+)/g)].map(([, port]) => port)).toEqual(
      [...(/enable --now (.*)$/m.exec(unit)?.[1] ?? '').matchAll(/iop@(\d+)/g)].map(
        ([, port]) => port,
      ),
    )
  })

  it('copy into an image what is there, and all that a start needs', () => {
    const [build = '', run = ''] = container.split(/^FROM .*$/m).slice(1)
    const sources = [...build.matchAll(/^COPY (.*) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    )
    for (const name of sources)
      expect([name, existsSync(new URL(name, root))]).toEqual([name, true])
    for (const name of ['dist', 'node_modules', 'prisma', 'public', 'views', 'package.json'])
      expect(run).toContain(`/srv/iop/${name} ${name}`)
  })

  it('leave out of an installation nothing that a start needs: what hashes passwords is optional to npm', () => {
    const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
      packages: Record<string, { optional?: boolean }>
    }
    expect(packages['node_modules/@node-rs/argon2-linux-x64-gnu']?.optional).toBe(true)
    const told = ['README.md', 'docs/operate.md', 'package.json'].map((name) =>
      readFileSync(new URL(name, root), 'utf8'),
    )
    for (const text of [...told, unit, container]) expect(text).not.toContain('--omit=optional')
  })

  it('give a process longer to stop than it takes, and check that it lives, not that it is ready', () => {
    const [, longest = ''] =
      /LONGEST_STOP_MS = ([\d_]+)/.exec(readFileSync(new URL('src/serve.ts', root), 'utf8')) ?? []
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) * 1000).toBeGreaterThan(
      Number(longest.replaceAll('_', '')),
    )
    const check = /^HEALTHCHECK .*$/m.exec(container)?.[0]
    expect(check).toContain('/healthz')
    expect(check).toContain('process.env.PORT')
  })

  it('are each in the table of what was tried and what was not', () => {
    const table = read('README.md')
    for (const name of readdirSync(folder).filter((one) => one !== 'README.md'))
      expect(table).toContain(`| [\`${name}\`](${name}) |`)
  })
})
