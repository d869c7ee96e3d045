import type { RequestHandler } from 'express'
import { parseSought } from '../../catalog/text/plain-text.js'
import type { Catalogue } from '../../live/catalogue.js'
import { suggestedFields } from '../../search/suggest/suggestions.js'
import { paramsOf } from '../../web/http/request.js'
import { sendText } from '../../web/http/send.js'
import { toSuggested } from './suggest-choices.js'

/** As long as the words of a search. */
const LONGEST_TEXT = 100

/**
 * What somebody may mean who is typing into a field. Text that cannot be read, or for a field that
 * there is not, gets no suggestions. Nobody keeps the answer: it says what was typed.
 */
export const answerSuggestions =
  (catalogue: Catalogue): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const field = suggestedFields.find((name) => name === params.get('field'))
    const text = parseSought((params.get('text') ?? '').slice(0, LONGEST_TEXT), LONGEST_TEXT)
    const suggestions = field && text !== null ? catalogue.suggest(field, text) : []
    sendText(
      req,
      res,
      200,
      'application/json; charset=utf-8',
      JSON.stringify(toSuggested(suggestions)),
    )
  }
