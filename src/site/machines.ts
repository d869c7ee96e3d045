import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import { sendText } from '../web/send.js'
import { urls } from '../web/urls.js'

/** The sitemap protocol's own limit of addresses in a file. */
const MOST_ADDRESSES = 50_000
const escapeXml = (text: string): string => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The readable pages and every real program. */
export const sitemap =
  (house: House, origin: string): RequestHandler =>
  (req, res) => {
    const addresses = [
      urls.home,
      urls.search(),
      urls.guide,
      urls.words,
      urls.about,
      urls.privacy,
      urls.safety,
      urls.accessibility,
      urls.data,
      ...house.programs().map(({ slug }) => urls.program(slug)),
    ]
    const lines = addresses.slice(0, MOST_ADDRESSES).map((address) => `<url><loc>${escapeXml(origin + address)}</loc></url>`)
    sendText(
      req,
      res,
      200,
      'application/xml; charset=utf-8',
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`,
    )
  }

/** Search results and comparisons are somebody's question, not pages to index. */
export const robots =
  (origin: string): RequestHandler =>
  (req, res) =>
    sendText(
      req,
      res,
      200,
      'text/plain; charset=utf-8',
      `User-agent: *\nDisallow: /programs?\nDisallow: /programs/*/text\nDisallow: /programs/*/report\nDisallow: /reports/\nDisallow: /compare\nDisallow: /call-sheet\nDisallow: /components\nSitemap: ${origin}/sitemap.xml\n`,
    )

/** Within a year, as RFC 9116 asks, and soon enough that a site nobody looks after stops claiming to be. */
const TRUSTED_FOR_MS = 180 * 24 * 3600 * 1000

/** Where to tell of a weakness (RFC 9116). */
export const securityText =
  (origin: string, contactUrl: string | null): RequestHandler =>
  (req, res) => {
    const expires = new Date(Date.now() + TRUSTED_FOR_MS).toISOString().slice(0, 10)
    const lines = [`Contact: ${contactUrl ?? origin + urls.about}`, `Expires: ${expires}T00:00:00Z`, `Canonical: ${origin}/.well-known/security.txt`]
    sendText(req, res, 200, 'text/plain; charset=utf-8', `${lines.join('\n')}\n`)
  }
