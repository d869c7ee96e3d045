import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseConfig } from '../../src/config/config.js'
import { startChild } from '../support/process/child.js'

const secret = 'qN4zT0vKp1xW8bRj3mYc6uHd9fLs2eGa'
const refused = (environment: Record<string, string>): string => {
  const read = parseConfig(environment)
  if (typeof read !== 'string') throw new Error('It was accepted')
  return read
}

describe('settings', () => {
  it('need nothing: the embedded database on the local address, with samples', () => {
    expect(parseConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: './data',
      rateLimit: 600,
      samples: true,
    })
  })

  it('take an empty value as one that is left out', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', SAMPLE_PROGRAMS: '' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
      samples: true,
    })
  })

  it('take backups by themselves only where a folder is given for them', () => {
    expect(parseConfig({})).toMatchObject({ backups: null })
    expect(parseConfig({ BACKUP_DIR: '/backups', BACKUP_KEEP: '3' })).toMatchObject({
      backups: { folder: '/backups', everyHours: 24, keep: 3 },
    })
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['PUBLIC_URL', 'iop.example.org'],
    ['TRUST_PROXY', 'yes'],
    ['RATE_LIMIT', '1.5'],
    ['SAMPLE_PROGRAMS', 'perhaps'],
    ['REVIEW_REQUIRED', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_PORT', '0'],
    ['LEAVE_URL', 'http://example.org'],
    ['SESSION_SECRET', 'short'],
    ['BACKUP_EVERY_HOURS', '0'],
    ['BACKUP_KEEP', '0'],
    ['NODE_ENV', 'prd'],
    ['NODE_ENV', 'Production'],
    ['PUBLIC_URL', 'https://iop.example.org/directory'],
    ['PUBLIC_URL', 'https://iop.example.org/?page=1'],
    ['PUBLIC_URL', 'https://iop.example.org/#top'],
    ['PUBLIC_URL', 'https://user:word@iop.example.org'],
    ['PUBLIC_URL', 'ftp://iop.example.org'],
    ['CONTACT_URL', 'mailto:security@example.org\nContact: https://elsewhere.example'],
    ['CONTACT_URL', 'https://example.org/contact us'],
    ['LEAVE_URL', 'https://example.org/\r\nx'],
    ['HOST', '127.0.0.1\n'],
    ['DATA_DIR', './data\u0000'],
    ['SESSION_SECRET', 'qN4zT0vKp1xW8bRj3mYc6uHd9fLs2eGa\n'],
  ])('refuse %s=%s in one sentence that names it and never repeats the value', (name, value) => {
    const sentence = refused({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^The setting ${name} .*\\. See \\.env\\.example\\.$`))
    if (value.length > 3) expect(sentence).not.toContain(value)
  })

  it.each([
    ['https://IOP.Example.org', 'https://iop.example.org'],
    ['https://iop.example.org:443/', 'https://iop.example.org'],
    ['HTTPS://iop.example.org', 'https://iop.example.org'],
    ['http://iop.example.org:80', 'http://iop.example.org'],
    ['https://iop.example.org:8443', 'https://iop.example.org:8443'],
  ])('take PUBLIC_URL=%s for the origin that browsers send', (given, publicUrl) => {
    expect(parseConfig({ PUBLIC_URL: given })).toMatchObject({ publicUrl })
  })

  it.each([
    'a'.repeat(32),
    'changeme'.repeat(4),
    'change-me-change-me-and-more-of-it',
    'please-change-this-to-something-else',
    'your-secret-goes-here-at-least-32-characters',
    '0123456789abcdef0123456789abcdef',
    '12345678901234567890123456789012',
    'abcdefghijklmnopqrstuvwxyz012345',
    'abababababababababababababababab',
  ])('refuse the secret %s in production, where it can be guessed', (weak) => {
    const sentence = refused({ NODE_ENV: 'production', SESSION_SECRET: weak })
    expect(sentence).toMatch(/^The setting SESSION_SECRET must be random/)
    expect(sentence).not.toContain(weak)
    expect(parseConfig({ SESSION_SECRET: weak })).toMatchObject({ sessionSecret: weak })
  })

  it('take random secrets in production, however they are written', () => {
    for (let i = 0; i < 500; i++)
      for (const [bytes, encoding] of [
        [16, 'hex'],
        [32, 'hex'],
        [24, 'base64'],
        [32, 'base64url'],
      ] as const) {
        const random = randomBytes(bytes).toString(encoding)
        expect(parseConfig({ NODE_ENV: 'production', SESSION_SECRET: random })).toMatchObject({
          sessionSecret: random,
        })
      }
    // A sentence is no worse.
    expect(
      parseConfig({
        NODE_ENV: 'production',
        SESSION_SECRET: 'a secret of the drills, of no use elsewhere',
      }),
    ).toMatchObject({ production: true })
  })

  it('refuse numbers for the operator on the port of the visitors', () => {
    expect(refused({ PORT: '9464', METRICS_PORT: '9464' })).toContain(
      'METRICS_PORT must be another port than PORT',
    )
  })

  it('warn of what others will see or read: no PUBLIC_URL in production, numbers at an address of more than this machine', () => {
    const warningsOf = (environment: Record<string, string>) =>
      (parseConfig(environment) as { warnings: readonly string[] }).warnings.join('\n')
    const production = { NODE_ENV: 'production', SESSION_SECRET: secret }
    expect(warningsOf(production)).toMatch(/^PUBLIC_URL is not set: .*http:\/\/localhost:3000/m)
    expect(warningsOf({ ...production, PUBLIC_URL: 'https://iop.example.org' })).not.toContain(
      'PUBLIC_URL',
    )
    expect(warningsOf({})).toBe('')
    for (const host of ['0.0.0.0', '::', '10.0.0.5', 'monitor.internal'])
      expect(warningsOf({ METRICS_PORT: '9464', METRICS_HOST: host })).toMatch(/^METRICS_HOST/)
    for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost'])
      expect(warningsOf({ METRICS_PORT: '9464', METRICS_HOST: host })).toBe('')
    expect(warningsOf({ METRICS_HOST: '0.0.0.0' })).toBe('')
  })

  it('require a secret in production, and https unless the host is this machine', () => {
    expect(refused({ NODE_ENV: 'production' })).toContain('SESSION_SECRET')
    expect(
      refused({
        NODE_ENV: 'production',
        SESSION_SECRET: secret,
        PUBLIC_URL: 'http://iop.example.org',
      }),
    ).toContain('PUBLIC_URL')
    expect(
      parseConfig({
        NODE_ENV: 'production',
        SESSION_SECRET: secret,
        PUBLIC_URL: 'http://localhost:3000/',
      }),
    ).toMatchObject({
      publicUrl: 'http://localhost:3000',
    })
  })

  it('show samples outside production only, unless said otherwise', () => {
    expect(parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret })).toMatchObject({
      samples: false,
    })
    expect(
      parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret, SAMPLE_PROGRAMS: 'true' }),
    ).toMatchObject({ samples: true })
    expect(parseConfig({ SAMPLE_PROGRAMS: 'false' })).toMatchObject({ samples: false })
  })

  it('warn of what the embedded database does not survive in production', () => {
    const read = parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret })
    expect(read).toMatchObject({
      warnings: [expect.stringContaining('DATABASE_URL'), expect.stringContaining('PUBLIC_URL')],
    })
  })

  it('all stand in .env.example, with the values they have when left out', () => {
    const example = Object.fromEntries(
      readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
        .split('\n')
        .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split('=') as [string, string]] : [])),
    )
    expect(parseConfig(example)).toEqual(parseConfig({}))
  })

  it('that are bad end the start with a sentence and exit code 1', async () => {
    const started = startChild(`process.env.PORT = 'none'\nawait import(dist + 'server.js')`)
    expect(await started.ended).toBe(1)
    expect(started.said()).toBe(
      'The setting PORT must be a whole number from 0 to 65535. See .env.example.\n',
    )
  })
})
