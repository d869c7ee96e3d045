import type { Request } from 'express'
import { readForm } from './form.js'
import { HttpError } from './http-error.js'
import { liftBodyTimeout } from './http-server.js'

/**
 * A parsed multipart form. `tooLarge`: the file exceeded the limit and was discarded; the fields
 * before it are present.
 */
export type UploadedForm = Readonly<{
  form: URLSearchParams
  file: Readonly<{ name: string; bytes: Buffer }> | null
  tooLarge: boolean
}>

/** Fields and files of one form: ours has two. */
const MAX_PARTS = 10
/** Room beside the file: boundaries, headers, the CSRF token. */
const OVERHEAD = 16 * 1024
/**
 * A browser reads the response only after sending everything, so an oversized body is read and
 * discarded up to this multiple of the limit.
 */
const DISCARD_FACTOR = 8

const boundaryOf = (type: string): Buffer | null => {
  const [, quoted, bare] =
    /^multipart\/form-data;.*?boundary=(?:"([^"\r\n]{1,70})"|([^\s;",]{1,70}))/i.exec(type) ?? []
  const boundary = quoted ?? bare
  return boundary === undefined ? null : Buffer.from(`--${boundary}`)
}

/**
 * The first `most` bytes of a body, and whether there were more.
 * @throws HttpError 413 far above the limit, 400 when it is aborted
 */
const readLimited = async (
  req: Request,
  most: number,
): Promise<Readonly<{ body: Buffer; cut: boolean }>> => {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length <= most) chunks.push(chunk)
      else if (length > most * DISCARD_FACTOR) throw new HttpError(413)
    }
  } catch (error) {
    // An aborted request is not a server error.
    throw error instanceof HttpError ? error : new HttpError(400)
  }
  return { body: Buffer.concat(chunks), cut: length > most }
}

const countOf = (body: Buffer, part: Buffer): number => {
  let count = 0
  for (
    let at = body.indexOf(part);
    at >= 0 && count <= MAX_PARTS + 1;
    at = body.indexOf(part, at + part.length)
  )
    count += 1
  return count
}

/** Repairs a truncated body by dropping its file: the fields before it are complete. */
const withoutFile = (body: Buffer, boundary: Buffer): Buffer => {
  const file = body.indexOf('filename=')
  const at = file < 0 ? -1 : body.lastIndexOf(boundary, file)
  return Buffer.concat([
    at < 0 ? Buffer.alloc(0) : body.subarray(0, at),
    boundary,
    Buffer.from('--\r\n'),
  ])
}

const parseParts = async (body: Buffer, type: string): Promise<FormData> => {
  try {
    return await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData()
  } catch {
    throw new HttpError(400)
  }
}

/**
 * Parses a form with one file of at most `mostBytes`; of several the first. A urlencoded form is
 * one without a file. It may take minutes to arrive, so only signed-in editors may send one.
 * @throws HttpError 400 when it cannot be parsed, 413 far above the limit
 */
export const readUpload = async (req: Request, mostBytes: number): Promise<UploadedForm> => {
  const type = req.headers['content-type'] ?? ''
  const boundary = boundaryOf(type)
  if (boundary === null) return { form: await readForm(req), file: null, tooLarge: false }
  liftBodyTimeout(req)
  const { body, cut } = await readLimited(req, mostBytes + OVERHEAD)
  const whole = cut ? withoutFile(body, boundary) : body
  if (countOf(whole, boundary) > MAX_PARTS + 1) throw new HttpError(400)
  const parts = [...(await parseParts(whole, type)).entries()]
  const form = new URLSearchParams(
    parts.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
  )
  const [file] = parts.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]))
  // A browser sends an empty, nameless file where none was chosen.
  const isChosen = file !== undefined && (file.name !== '' || file.size > 0)
  const tooLarge = cut || (isChosen && file.size > mostBytes)
  return {
    form,
    file:
      isChosen && !tooLarge
        ? { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
        : null,
    tooLarge,
  }
}
