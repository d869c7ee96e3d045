import type { Request } from 'express'
import type { Program } from '../../catalog/program/program.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import { HttpError } from '../../web/http/http-error.js'

/**
 * The requested program, or the slug that it was renamed to.
 * @throws HttpError 410 where it was listed once, 404 where it never was
 */
export const findListed = (
  catalogue: Catalogue,
  req: Request,
): Readonly<{ program: Program } | { moved: string }> => {
  const slug = String(req.params['slug'])
  const program = catalogue.program(slug)
  if (program) return { program }
  const moved = catalogue.movedTo(slug)
  if (moved) return { moved }
  throw new HttpError(catalogue.wasListed(slug) ? 410 : 404)
}

/** The canonical address of a page about one program; null where there is no such program. */
export const canonicalOf =
  (catalogue: Catalogue, address: (slug: string, req: Request) => string): CanonicalAddress =>
  (req) => {
    const found = catalogue.program(String(req.params['slug']))
    return found && address(found.slug, req)
  }
