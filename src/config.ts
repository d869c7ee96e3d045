import { z } from 'zod'

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1')
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number(`must be a whole number from ${min} to ${max}`).min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))

const settings = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: 'must be an address such as postgresql://user@host/name' })
    .nullable()
    .default(null),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://example.org' })
    .nullable()
    .default(null),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  TRUST_PROXY: whole(0, 10).default(0),
  RATE_LIMIT: whole(0, 1_000_000).default(600),
  REVIEW_REQUIRED: flag.default(false),
  SAMPLE_PROGRAMS: flag.nullable().default(null),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info'], 'must be silent, error, warn or info').default('info'),
  CONTACT_URL: z
    .url({ protocol: /^(?:https|mailto)$/, error: 'must be a mailto: or https: address' })
    .nullable()
    .default(null),
  METRICS_PORT: whole(1, 65_535).nullable().default(null),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  BACKUP_DIR: z.string().min(1).nullable().default(null),
  BACKUP_EVERY_HOURS: whole(1, 8760).default(24),
  BACKUP_KEEP: whole(1, 10_000).default(7),
  LEAVE_URL: z.url({ protocol: /^https$/, error: 'must be an https address' }).default('https://www.weather.gov/'),
})

/**
 * How this process runs. `trustProxy` is the number of proxies in front; `rateLimit` is visitor requests a minute an address, 0 for none;
 * `metrics` is where numbers for the operator are told, null for nowhere; `backups` is null where this process takes none by itself.
 */
export type Config = Readonly<{
  production: boolean
  port: number
  host: string
  databaseUrl: string | null
  sessionSecret: string | null
  dataDir: string
  publicUrl: string | null
  trustProxy: number
  rateLimit: number
  reviewRequired: boolean
  samples: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info'
  contactUrl: string | null
  leaveUrl: string
  metrics: Readonly<{ port: number; host: string }> | null
  backups: Readonly<{ folder: string; everyHours: number; keep: number }> | null
  warnings: readonly string[]
}>

const loopback = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
const refuse = (name: string, why: string): string => `The setting ${name} ${why}. See .env.example.`

/** Environment → settings; a setting that is bad or missing gives one sentence instead. Values are never repeated: one may be a secret. */
export const parseConfig = (environment: Readonly<Record<string, string | undefined>>): Config | string => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(String(issue?.path[0]), issue?.message.startsWith('must') ? issue.message : 'has a value that cannot be used')
  }
  const read = parsed.data
  const production = read.NODE_ENV === 'production'
  if (production && read.SESSION_SECRET === null) return refuse('SESSION_SECRET', 'is required in production')
  if (production && read.PUBLIC_URL?.startsWith('http:') && !loopback(read.PUBLIC_URL))
    return refuse('PUBLIC_URL', 'must start with https: in production')
  return {
    production,
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    sessionSecret: read.SESSION_SECRET,
    dataDir: read.DATA_DIR,
    publicUrl: read.PUBLIC_URL?.replace(/\/{1,9}$/, '') ?? null,
    trustProxy: read.TRUST_PROXY,
    rateLimit: read.RATE_LIMIT,
    reviewRequired: read.REVIEW_REQUIRED,
    samples: read.SAMPLE_PROGRAMS ?? !production,
    logLevel: read.LOG_LEVEL,
    contactUrl: read.CONTACT_URL,
    leaveUrl: read.LEAVE_URL,
    metrics: read.METRICS_PORT === null ? null : { port: read.METRICS_PORT, host: read.METRICS_HOST },
    backups: read.BACKUP_DIR === null ? null : { folder: read.BACKUP_DIR, everyHours: read.BACKUP_EVERY_HOURS, keep: read.BACKUP_KEEP },
    warnings:
      production && read.DATABASE_URL === null
        ? ['The embedded database survives a crash of this process, but not the loss of power or of this disk. For more, set DATABASE_URL.']
        : [],
  }
}
