import type { RequestHandler } from 'express'
import { dayOf } from '../../catalog/text/day.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { SendFile } from '../../web/cache/downloads.js'
import { prepareOnce } from '../../web/cache/prepared-file.js'
import { urls } from '../../web/html/urls.js'
import { sendPlain } from '../../web/http/send.js'

/** The sitemap protocol's limit of addresses per file. */
const MAX_ADDRESSES = 50_000
const escapeXml = (text: string): string =>
  text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Pages in the sitemap beside the programs. */
const indexedPages = [
  urls.home,
  urls.search(),
  urls.guide,
  urls.words,
  urls.about,
  urls.privacy,
  urls.safety,
  urls.accessibility,
  urls.data,
]

/** Addresses per chunk, written in a few milliseconds. */
const CHUNK_SIZE = 1000

function* sitemapPieces(addresses: readonly string[]): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
  for (let from = 0; from < addresses.length; from += CHUNK_SIZE)
    yield addresses
      .slice(from, from + CHUNK_SIZE)
      .map((address) => `<url><loc>${escapeXml(address)}</loc></url>\n`)
      .join('')
  yield '</urlset>\n'
}

/** The sitemap: the readable pages and every real program. */
export const sendSitemap = (
  catalogue: Catalogue,
  origin: string,
  sendFile: SendFile,
): RequestHandler => {
  const tag = (): string => `W/"${catalogue.seq()}-sitemap"`
  const prepare = prepareOnce(catalogue.state, () => {
    const programs = catalogue.programs()
    const addresses = () =>
      [...indexedPages, ...programs.map(({ slug }) => urls.program(slug))]
        .slice(0, MAX_ADDRESSES)
        .map((address) => origin + address)
    return { tag: tag(), pieces: () => sitemapPieces(addresses()) }
  })
  return (req, res) =>
    sendFile(
      req,
      res,
      { tag: tag(), headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
      prepare,
    )
}

/** robots.txt: search results and comparisons are not for indexing. */
export const sendRobots =
  (origin: string): RequestHandler =>
  (req, res) =>
    sendPlain(
      req,
      res,
      `User-agent: *\nDisallow: /programs?\nDisallow: /programs/*/text\nDisallow: /programs/*/report\nDisallow: /reports/\nDisallow: /filters\nDisallow: /compare\nDisallow: /call-sheet\nDisallow: /components\nSitemap: ${origin}/sitemap.xml\n`,
    )

/**
 * Within a year, as RFC 9116 recommends, and short enough that an abandoned site's contact expires.
 */
const TRUSTED_FOR_MS = 180 * 24 * 3600 * 1000

/** security.txt: where to report vulnerabilities (RFC 9116). */
export const sendSecurityText =
  (origin: string, contactUrl: string | null): RequestHandler =>
  (req, res) => {
    const expires = dayOf(new Date(Date.now() + TRUSTED_FOR_MS))
    const lines = [
      `Contact: ${contactUrl ?? origin + urls.about}`,
      `Expires: ${expires}T00:00:00Z`,
      `Canonical: ${origin}/.well-known/security.txt`,
    ]
    sendPlain(req, res, `${lines.join('\n')}\n`)
  }
