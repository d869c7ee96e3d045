import type { RequestHandler } from 'express'
import { REPORT_CODE, type ReportState } from '../../catalog/editing/correction.js'
import type { Program } from '../../catalog/program/program.js'
import type { Catalogue, Reports } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { urls } from '../../web/html/urls.js'
import { HttpError } from '../../web/http/http-error.js'

const messages = say.report.receipt

const receiptPage = (
  code: string,
  program: Program | null,
  { sentOn, ended, decided }: ReportState,
): Page => ({
  template: 'site/report/receipt',
  title: messages.title,
  view: {
    say: messages,
    code: messages.code(code),
    about: program && { href: urls.program(program.slug), text: program.name },
    lines: [
      messages.sent(sentOn),
      ...(decided === null
        ? [ended ? messages.ended : messages.open]
        : [
            messages[decided.outcome](decided.on),
            ...(decided.answer === null ? [] : [messages.answer(decided.answer)]),
          ]),
    ],
    search: urls.search(),
  },
})

/**
 * A report's status by its receipt code: of its listing no more than visitors see. Codes are
 * case-insensitive.
 */
export const showReceipt =
  (catalogue: Catalogue, reports: Reports, render: Render): RequestHandler =>
  async (req, res) => {
    const code = String(req.params['code']).toLowerCase()
    const found = REPORT_CODE.test(code) ? await reports.find(code) : null
    if (found === 'away') throw new HttpError(503, { 'Retry-After': '5' })
    if (found === null) throw new HttpError(404)
    render(
      req,
      res,
      receiptPage(code, found.slug === null ? null : catalogue.program(found.slug), found),
    )
  }
