import type { RequestHandler } from 'express'
import { toDialed } from '../../catalog/text/phone.js'
import { titleOf, valuesOf, wordOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { urls } from '../../web/html/urls.js'
import { explained } from '../facts/meanings.js'

const wordsPage = (): Page => ({
  template: 'site/pages/glossary',
  title: say.wordsPage.title,
  current: urls.words,
  view: {
    title: say.wordsPage.title,
    lead: say.wordsPage.lead,
    groups: explained.map((key) => ({
      id: key,
      title: titleOf(key),
      words: valuesOf(key).flatMap((value) => {
        const word = wordOf(key, value)
        return word?.meaning
          ? [
              {
                id: `${key}-${value}`,
                label: word.label,
                meaning: toDialed(word.meaning),
                also: word.also.length > 0 ? say.wordsPage.also(word.also) : null,
              },
            ]
          : []
      }),
    })),
  },
})

/** Shows the definitions of the explained vocabularies. */
export const showGlossary =
  (render: Render): RequestHandler =>
  (req, res) =>
    render(req, res, wordsPage())
