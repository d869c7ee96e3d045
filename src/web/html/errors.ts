import type { ErrorRequestHandler, Request, Response } from 'express'
import { toDialed } from '../../catalog/text/phone.js'
import { say } from '../../messages/say.js'
import { HttpError, statusOf } from '../http/http-error.js'
import { sendJson } from '../http/send.js'
import { codeOf, type Log } from '../log/log.js'
import { idOf } from '../log/request-log.js'
import type { Render } from './render.js'
import { urls } from './urls.js'

type ErrorSentence = Readonly<{ title: string; message: string }>
const sentences: Readonly<Record<number, ErrorSentence>> = say.errors.byStatus
/** Title and message for a status code; an unknown one reads like 500 or 400. */
export const sentenceOf = (status: number): ErrorSentence =>
  sentences[status] ?? (status >= 500 ? say.errors.byStatus[500] : say.errors.byStatus[400])

/** Answers with `{ problems }` as JSON, the shape of every API error. */
export const sendProblem = (
  req: Request,
  res: Response,
  status: number,
  problems: readonly object[],
): void => {
  res.setHeader('Cache-Control', 'no-store')
  sendJson(req, res, status, { problems })
}

/** The only error handler: a page, or JSON if `json`. Never the error's message, stack or path. */
export const answerErrors =
  (log: Log, render: Render, json: (req: Request) => boolean): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    const status = statusOf(error)
    const id = idOf(res)
    if (status >= 500) log('error', 'failed', { id, code: codeOf(error) })
    if (res.headersSent) return next(error)
    if (error instanceof HttpError)
      for (const [name, value] of Object.entries(error.headers)) res.setHeader(name, value)
    const { title, message } = sentenceOf(status)
    if (json(req)) sendProblem(req, res, status, [{ field: '', message }])
    else {
      const view = {
        say: say.errors,
        title,
        message: toDialed(message),
        id: status >= 500 ? id : null,
        home: urls.home,
        search: urls.search(),
      }
      render(req, res, { template: 'error', title, status, view })
    }
  }
