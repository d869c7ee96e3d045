import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { type Encoding, encodingFor } from '../http/encoding.js'

const folder = new URL('../../../public/', import.meta.url)
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
}

/** `bodies` has the file in each encoding that was asked for so far. */
type Asset = Readonly<{ type: string; plain: Buffer; bodies: Map<Encoding, Buffer> }>

const encoders: Readonly<Record<Encoding, (plain: Buffer) => Buffer>> = {
  br: (plain) => brotliCompressSync(plain),
  gzip: (plain) => gzipSync(plain, { level: 9 }),
  identity: (plain) => plain,
}

/** Compressed as far as it goes, so only once, and only for a client that accepts that encoding. */
const bodyOf = ({ plain, bodies }: Asset, encoding: Encoding): Buffer => {
  const body = bodies.get(encoding) ?? encoders[encoding](plain)
  bodies.set(encoding, body)
  return body
}

/** The stylesheet is concatenated from one file per component, in cascade order. */
const sheets = [
  'tokens',
  'base',
  'layout',
  'frame',
  'form',
  'table',
  'site/filters',
  'site/all-filters',
  'site/suggest',
  'site/cards',
  'site/drawings',
  'site/map',
  'site/program',
  'site/meanings',
  'site/compare',
  'site/call-sheet',
  'wide',
  'print',
]
/** Styles that only admin pages need are a second file, which no visitor loads. */
const adminSheets = [
  'admin/forms',
  'admin/listing-form',
  'admin/frame',
  'admin/frame-panels',
  'admin/history',
]
/** The script likewise; each file is a block scope, and they share only `announce` and `renew`. */
const scripts = ['leave', 'address', 'status', 'suggest', 'renew', 'live']

const joined = (kind: string, names: readonly string[], ending: string): Buffer =>
  Buffer.concat(names.map((name) => readFileSync(new URL(`${kind}/${name}.${ending}`, folder))))

const readFiles = (): readonly (readonly [string, Buffer])[] => [
  ['styles.css', joined('styles', sheets, 'css')],
  ['admin.css', joined('styles', adminSheets, 'css')],
  ['enhance.js', joined('scripts', scripts, 'js')],
  ...readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [[entry.name, readFileSync(new URL(entry.name, folder))] as const] : [],
  ),
]

/**
 * Reads and hashes the few static files once, at startup; they are served from memory and cached
 * forever by clients. Each is compressed when it is first requested: at startup that would delay
 * readiness by a quarter of a second. `address` is a file's permanent address, with its content
 * hash; it throws for an unknown name, a programming error.
 */
export const readAssets = () => {
  const addresses = new Map<string, string>()
  const files = new Map<string, Asset>()
  for (const [name, plain] of readFiles()) {
    const type = types[extname(name)]
    if (!type) continue
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
    const hashed = `${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
    addresses.set(name, `/assets/${hashed}`)
    files.set(hashed, { type, plain, bodies: new Map() })
  }
  return {
    address: (name: string): string => {
      const address = addresses.get(name)
      if (!address) throw new Error(`public/ has no ${name}`)
      return address
    },
    serve: ((req, res, next) => {
      const asset = files.get(String(req.params['file']))
      if (!asset) return next()
      const encoding = encodingFor(req.headers['accept-encoding'])
      if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
      res.setHeader('Vary', 'Accept-Encoding')
      res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      res.setHeader('Content-Type', asset.type)
      res.end(bodyOf(asset, encoding))
    }) satisfies RequestHandler,
  }
}
