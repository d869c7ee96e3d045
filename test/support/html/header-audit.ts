import type { Response } from 'supertest'

const directivesOf = (policy: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/)
      return [name, values.join(' ')]
    }),
  )

/**
 * What every answer of ours must have, and must not; the failures, in words. `open`: an address
 * that other sites may read.
 */
export const auditHeaders = (
  { headers, text = '' }: Response,
  open: boolean,
): readonly string[] => {
  const header = (name: string): string => String(headers[name] ?? '')
  const policy = directivesOf(header('content-security-policy'))
  const html = header('content-type').startsWith('text/html')
  const body = html ? text : ''
  const outbound = [...body.matchAll(/<a\b[^>]*href="https?:\/\/[^"]+"[^>]*>/g)].map(([tag]) => tag)
  const checks: readonly (readonly [string, boolean])[] = [
    ["default-src 'none'", policy['default-src'] === "'none'"],
    ["base-uri 'none'", policy['base-uri'] === "'none'"],
    ["frame-ancestors 'none'", policy['frame-ancestors'] === "'none'"],
    ["form-action 'self'", policy['form-action'] === "'self'"],
    [
      'only our own scripts, styles and connections',
      ['script-src', 'style-src', 'connect-src'].every((name) => policy[name] === "'self'"),
    ],
    ['trusted types', policy['require-trusted-types-for'] === "'script'"],
    ['nosniff', header('x-content-type-options') === 'nosniff'],
    ['no referrer', header('referrer-policy') === 'no-referrer'],
    [
      'Cross-Origin-Resource-Policy',
      header('cross-origin-resource-policy') === (open ? 'cross-origin' : 'same-origin'),
    ],
    ['Cross-Origin-Opener-Policy', header('cross-origin-opener-policy') === 'same-origin'],
    ['Permissions-Policy', header('permissions-policy').includes('geolocation=()')],
    ['no banner', header('x-powered-by') === '' && header('server') === ''],
    [
      'readable by other sites only where meant',
      header('access-control-allow-origin') === (open ? '*' : ''),
    ],
    ['no cookie', header('set-cookie') === ''],
    ['charset', !html || /charset=utf-8/i.test(header('content-type'))],
    ['nothing kept of a page', !html || header('cache-control') === 'no-store'],
    [
      'nothing foreign loaded',
      !/\s(?:src|srcset|poster|data)\s*=\s*["']?(?:https?:)?\/\//i.test(body),
    ],
    [
      'no inline script, style or handler',
      !/<script(?![^>]*\ssrc=)|<style|\sstyle\s*=|\son[a-z]+\s*=\s*["']/i.test(body),
    ],
    [
      'outbound links say nothing of us',
      outbound.every((tag) => tag.includes('rel="noopener noreferrer nofollow"')),
    ],
  ]
  return checks.flatMap(([name, holds]) => (holds ? [] : [name]))
}
