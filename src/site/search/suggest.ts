import type { RequestHandler } from 'express'
import { parseSought } from '../../catalog/text/plain-text.js'
import type { Catalogue } from '../../live/catalogue.js'
import { suggestedFields } from '../../search/suggest/suggestions.js'
import { paramsOf } from '../../web/http/request.js'
import { sendJson } from '../../web/http/send.js'
import { toSuggestResponse } from './suggest-choices.js'

/** The maximum length of a search's words. */
const MAX_TEXT_LENGTH = 100

/**
 * Suggestions for a field's text. Unreadable text or an unknown field gets none. Not cacheable: the
 * address contains what was typed.
 */
export const sendSuggestions =
  (catalogue: Catalogue): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const field = suggestedFields.find((name) => name === params.get('field'))
    const text = parseSought((params.get('text') ?? '').slice(0, MAX_TEXT_LENGTH), MAX_TEXT_LENGTH)
    const suggestions = field && text !== null ? catalogue.suggest(field, text) : []
    sendJson(req, res, 200, toSuggestResponse(suggestions))
  }
