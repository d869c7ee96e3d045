import { once } from 'node:events'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import type { Request } from 'express'
import { readForm } from './form.js'
import { HttpError } from './http-error.js'
import { liftBodyTimeout } from './http-server.js'

/** Fields and files of one form: ours has two. */
const MAX_PARTS = 10
/** Room beside the file: boundaries, headers, the CSRF token. Also the most that one field takes. */
const OVERHEAD = 16 * 1024
/** Browsers read no response before all is sent, so discard up to this multiple of the limit. */
const DISCARD_FACTOR = 8

/** @throws HttpError 400 when the content type is no form, or has no boundary */
const createParser = ({ headers }: Request, mostBytes: number): BusboyInstance => {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      preservePath: true,
      // By default also what only has the type of any file.
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: {
        parts: MAX_PARTS,
        files: 1,
        fileSize: mostBytes,
        fieldSize: OVERHEAD,
        headerSize: OVERHEAD,
      },
    })
  } catch {
    throw new HttpError(400)
  }
}

/** What a parser finds as it is fed. `invalid`: no form, or too many or too long fields. */
const collect = (parser: BusboyInstance) => {
  const chunks: Buffer[] = []
  const found = { form: new URLSearchParams(), name: '', chunks, tooLarge: false, invalid: false }
  const refuse = (): void => {
    found.invalid = true
  }
  parser.on('error', refuse)
  parser.on('partsLimit', refuse)
  parser.on('field', (name: string | undefined, value, _, isCut) => {
    if (name === undefined || isCut) refuse()
    else found.form.append(name, value)
  })
  parser.on('file', (_, file, name) => {
    // A browser writes quotation marks so.
    found.name = name.replaceAll('%22', '"')
    file.on('data', (chunk: Buffer) => {
      if (!found.tooLarge) chunks.push(chunk)
    })
    file.on('limit', () => {
      found.tooLarge = true
      chunks.length = 0
    })
    file.on('error', refuse)
  })
  return found
}

/** Feeds the first `most` bytes; false if more. @throws HttpError 413 far above, 400 if aborted */
const feed = async (req: Request, parser: BusboyInstance, most: number): Promise<boolean> => {
  let length = 0
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      const room = most - length
      length += chunk.length
      if (length > most * DISCARD_FACTOR) throw new HttpError(413)
      if (room > 0) parser.write(chunk.subarray(0, room))
    }
  } catch (error) {
    parser.destroy()
    // An aborted request is not a server error.
    throw error instanceof HttpError ? error : new HttpError(400)
  }
  return length <= most
}

/**
 * Parses a form with one file of at most `mostBytes`; of several the first. A urlencoded form is
 * one without a file. It may take minutes to arrive, so only signed-in editors may send one.
 * `tooLarge`: the file exceeded the limit and was discarded; the fields before it are present.
 * @throws HttpError 400 when it cannot be parsed, 413 far above the limit
 */
export const readUpload = async (req: Request, mostBytes: number) => {
  if (!/^multipart\//i.test(req.headers['content-type'] ?? ''))
    return { form: await readForm(req), file: null, tooLarge: false }
  const parser = createParser(req, mostBytes)
  liftBodyTimeout(req)
  const ended = once(parser, 'finish').catch(() => {})
  const found = collect(parser)
  const isWhole = await feed(req, parser, mostBytes + OVERHEAD)
  if (isWhole) {
    parser.end()
    await ended
  } else parser.destroy()
  if (found.invalid) throw new HttpError(400)
  const { form, name, chunks } = found
  const tooLarge = found.tooLarge || !isWhole
  const bytes = Buffer.concat(chunks)
  // A browser sends an empty, nameless file where none was chosen.
  const isChosen = name !== '' || bytes.length > 0
  return { form, file: isChosen && !tooLarge ? { name, bytes } : null, tooLarge }
}
