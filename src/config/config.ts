import { z } from 'zod'
import { isWeakSecret } from './weak-secret.js'

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .transform((value) => value === 'true' || value === '1')
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(
      z
        .number(`must be a whole number from ${min} to ${max}`)
        .min(min, `must be at least ${min}`)
        .max(max, `must be at most ${max}`),
    )
/** A URL without whitespace, which browsers and other programs parse differently. */
const address = (protocol: RegExp, error: string) =>
  z.url({ protocol, error }).regex(/^\S+$/, error)

/** The public origin, which browsers send as a form's `Origin`: nothing may follow the host. */
const ORIGIN = 'must be an address such as https://example.org, with nothing after the name'
const isOrigin = (text: string): boolean => {
  const { pathname, search, hash, username, password } = new URL(text)
  return /^\/*$/.test(pathname) && `${search}${hash}${username}${password}` === ''
}
const origin = address(/^https?$/, ORIGIN)
  .refine((text) => !URL.canParse(text) || isOrigin(text), ORIGIN)
  .transform((text) => new URL(text).origin)

const settings = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  PORT: whole(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'must be an address such as postgresql://user@host/name',
    })
    .nullable()
    .default(null),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: origin.nullable().default(null),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  TRUST_PROXY: whole(0, 10).default(0),
  RATE_LIMIT: whole(0, 1_000_000).default(600),
  REVIEW_REQUIRED: flag.default(false),
  SAMPLE_PROGRAMS: flag.nullable().default(null),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info'], 'must be silent, error, warn or info')
    .default('info'),
  CONTACT_URL: address(/^(?:https|mailto)$/, 'must be a mailto: or https: address')
    .nullable()
    .default(null),
  METRICS_PORT: whole(1, 65_535).nullable().default(null),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  BACKUP_DIR: z.string().min(1).nullable().default(null),
  BACKUP_EVERY_HOURS: whole(1, 8760).default(24),
  BACKUP_KEEP: whole(1, 10_000).default(7),
  LEAVE_URL: address(/^https$/, 'must be an https address').default('https://www.weather.gov/'),
})

const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(host)
const toRefusal = (name: string, why: string): string =>
  `The setting ${name} ${why}. See .env.example.`

type ParsedSettings = z.infer<typeof settings>

/** Settings that are valid alone and conflict with each other. */
const findConflict = (read: ParsedSettings): string | null => {
  const production = read.NODE_ENV === 'production'
  if (production && read.SESSION_SECRET === null)
    return toRefusal('SESSION_SECRET', 'is required in production')
  if (production && isWeakSecret(read.SESSION_SECRET ?? ''))
    return toRefusal(
      'SESSION_SECRET',
      'must be random: this one can be guessed (openssl rand -base64 32 makes one)',
    )
  if (
    production &&
    read.PUBLIC_URL?.startsWith('http:') &&
    !isLoopback(new URL(read.PUBLIC_URL).hostname)
  )
    return toRefusal('PUBLIC_URL', 'must start with https: in production')
  if (read.METRICS_PORT === read.PORT && read.METRICS_HOST === read.HOST)
    return toRefusal('METRICS_PORT', 'must be another port than PORT')
  return null
}

/** Settings that are allowed and unwise, or missing where the public would notice. */
const warningsOf = (read: ParsedSettings): readonly string[] => {
  const production = read.NODE_ENV === 'production'
  const rules: readonly (readonly [boolean, string])[] = [
    [
      production && read.DATABASE_URL === null,
      'The embedded database survives a crash of this process, but not the loss of power or of this disk. For more, set DATABASE_URL.',
    ],
    [
      production && read.PUBLIC_URL === null,
      `PUBLIC_URL is not set: whatever names this directory to others will say http://localhost:${read.PORT}, and browsers are not held to https.`,
    ],
    [
      read.METRICS_PORT !== null && !isLoopback(read.METRICS_HOST),
      'METRICS_HOST is no address of this machine alone: whoever reaches that port reads the numbers. Let only your own monitoring reach it.',
    ],
  ]
  return rules.flatMap(([applies, sentence]) => (applies ? [sentence] : []))
}

const toConfig = (read: ParsedSettings) => {
  const production = read.NODE_ENV === 'production'
  return {
    production,
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    sessionSecret: read.SESSION_SECRET,
    dataDir: read.DATA_DIR,
    publicUrl: read.PUBLIC_URL,
    trustProxy: read.TRUST_PROXY,
    rateLimit: read.RATE_LIMIT,
    reviewRequired: read.REVIEW_REQUIRED,
    samples: read.SAMPLE_PROGRAMS ?? !production,
    logLevel: read.LOG_LEVEL,
    contactUrl: read.CONTACT_URL,
    leaveUrl: read.LEAVE_URL,
    metrics:
      read.METRICS_PORT === null ? null : { port: read.METRICS_PORT, host: read.METRICS_HOST },
    backups:
      read.BACKUP_DIR === null
        ? null
        : { folder: read.BACKUP_DIR, everyHours: read.BACKUP_EVERY_HOURS, keep: read.BACKUP_KEEP },
    warnings: warningsOf(read),
  }
}
/**
 * How this process runs. `trustProxy` is the number of proxies in front; `rateLimit` is visitor
 * requests per minute per address, 0 for none; `metrics` is where the metrics server listens, null
 * for none; `backups` is null where this process takes none itself.
 */
export type Config = Readonly<ReturnType<typeof toConfig>>

/**
 * Parses the environment. Returns one sentence where a setting is invalid or missing. Values are
 * never repeated: one may be a secret.
 */
export const parseConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): Config | string => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  for (const name of Object.keys(settings.shape))
    if (/\p{Cc}/u.test(given[name] ?? ''))
      return toRefusal(name, 'must be one line without control characters')
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return toRefusal(
      String(issue?.path[0]),
      issue?.message.startsWith('must') ? issue.message : 'has a value that cannot be used',
    )
  }
  return findConflict(parsed.data) ?? toConfig(parsed.data)
}
