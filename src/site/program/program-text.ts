import type { RequestHandler } from 'express'
import type { Catalogue } from '../../live/catalogue.js'
import { urls } from '../../web/html/urls.js'
import { sendPlain } from '../../web/http/send.js'
import { findListed } from '../facts/find-by-slug.js'
import { plainProgram } from './plain-program.js'

/** A program as plain text. The address has no parameters; any that are sent are ignored. */
export const showProgramText =
  (catalogue: Catalogue, origin: string): RequestHandler =>
  (req, res) => {
    const found = findListed(catalogue, req)
    if ('moved' in found) return res.redirect(301, urls.programText(found.moved))
    const { program } = found
    sendPlain(req, res, plainProgram(program, origin + urls.program(program.slug)))
  }
