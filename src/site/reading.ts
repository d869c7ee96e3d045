import type { RequestHandler } from 'express'
import { say } from '../messages/say.js'
import type { TextPage } from '../messages/text-page.js'
import type { Page } from '../web/page.js'
import type { Render } from '../web/render.js'
import { urls } from '../web/urls.js'

const none = { paragraphs: [], list: [], promises: [], links: [] }
const readingPage = (page: TextPage, address: string): Page => ({
  template: 'site/reading',
  title: page.title,
  current: address,
  view: { title: page.title, lead: page.lead, sections: page.sections.map((section, i) => ({ ...none, ...section, id: `s${i + 1}` })) },
})

/** Pages that only hold words. */
export const readingPages = [
  { path: urls.guide, page: say.guide },
  { path: urls.about, page: say.about },
  { path: urls.privacy, page: say.privacy },
  { path: urls.safety, page: say.safety },
] as const

export const reading =
  (page: TextPage, address: string, render: Render): RequestHandler =>
  (req, res) =>
    render(req, res, readingPage(page, address))
