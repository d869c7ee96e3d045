import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseConfig } from '../src/config.js'
import { startChild } from './support/child.js'

const secret = 's'.repeat(32)
const refused = (environment: Record<string, string>): string => {
  const read = parseConfig(environment)
  if (typeof read !== 'string') throw new Error('It was accepted')
  return read
}

describe('settings', () => {
  it('need nothing: the embedded database on the local address, with samples', () => {
    expect(parseConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, dataDir: './data', rateLimit: 600, samples: true })
  })

  it('take an empty value as one that is left out', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', SAMPLE_PROGRAMS: '' })).toMatchObject({ port: 3000, databaseUrl: null, samples: true })
  })

  it('take backups by themselves only where a folder is given for them', () => {
    expect(parseConfig({})).toMatchObject({ backups: null })
    expect(parseConfig({ BACKUP_DIR: '/backups', BACKUP_KEEP: '3' })).toMatchObject({ backups: { folder: '/backups', everyHours: 24, keep: 3 } })
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
  ])('refuse %s=%s in one sentence that names it and never repeats the value', (name, value) => {
    const sentence = refused({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^The setting ${name} .*\\. See \\.env\\.example\\.$`))
    if (value.length > 3) expect(sentence).not.toContain(value)
  })

  it('require a secret in production, and https unless the host is this machine', () => {
    expect(refused({ NODE_ENV: 'production' })).toContain('SESSION_SECRET')
    expect(refused({ NODE_ENV: 'production', SESSION_SECRET: secret, PUBLIC_URL: 'http://iop.example.org' })).toContain('PUBLIC_URL')
    expect(parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret, PUBLIC_URL: 'http://localhost:3000/' })).toMatchObject({
      publicUrl: 'http://localhost:3000',
    })
  })

  it('show samples outside production only, unless said otherwise', () => {
    expect(parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret })).toMatchObject({ samples: false })
    expect(parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret, SAMPLE_PROGRAMS: 'true' })).toMatchObject({ samples: true })
    expect(parseConfig({ SAMPLE_PROGRAMS: 'false' })).toMatchObject({ samples: false })
  })

  it('warn of what the embedded database does not survive in production', () => {
    const read = parseConfig({ NODE_ENV: 'production', SESSION_SECRET: secret })
    expect(read).toMatchObject({ warnings: [expect.stringContaining('DATABASE_URL')] })
  })

  it('all stand in .env.example, with the values they have when left out', () => {
    const example = Object.fromEntries(
      readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
        .split('\n')
        .flatMap((line) => (/^[A-Z_]+=/.test(line) ? [line.split('=') as [string, string]] : [])),
    )
    expect(parseConfig(example)).toEqual(parseConfig({}))
  })

  it('that are bad end the start with a sentence and exit code 1', async () => {
    const started = startChild(`process.env.PORT = 'none'\nawait import(dist + 'server.js')`)
    expect(await started.ended).toBe(1)
    expect(started.said()).toBe('The setting PORT must be a whole number from 0 to 65535. See .env.example.\n')
  })
})
