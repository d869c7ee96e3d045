import type { RequestHandler } from 'express'
import type { House } from '../house.js'
import { sendText } from '../web/send.js'
import { urls } from '../web/urls.js'
import { findListed } from './listed.js'
import { plainProgram } from './plain-program.js'

/** The same program as plain text. Its own address has no parameters, and any that are sent mean nothing. */
export const programText =
  (house: House, origin: string): RequestHandler =>
  (req, res) => {
    const found = findListed(house, req)
    if ('moved' in found) return res.redirect(301, urls.programText(found.moved))
    sendText(req, res, 200, 'text/plain; charset=utf-8', plainProgram(found.program, origin + urls.program(found.program.slug)))
  }
