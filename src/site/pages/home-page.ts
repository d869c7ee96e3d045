import { anything, type SearchQuery } from '../../catalog/search/search-query.js'
import { say } from '../../messages/say.js'
import type { Page } from '../../web/html/page.js'
import { urls } from '../../web/html/urls.js'
import { hoursScale, toBar } from '../facts/hours-bar.js'
import { suggestView } from '../search/suggest-choices.js'

const messages = say.home

/** Common searches. One without results in this catalogue is not shown. */
export const commonQuestions = (
  [
    ['iop', { chosen: { level: ['iop'] } }],
    ['php', { chosen: { level: ['php'] } }],
    ['medicaid', { chosen: { payment: ['medicaid'] } }],
    ['teens', { chosen: { age: ['adolescents'] } }],
    ['both', { chosen: { focus: ['co-occurring'] } }],
    ['spanish', { chosen: { language: ['es'] } }],
    ['cost', { chosen: { payment: ['payment-assistance', 'sliding-fee'] } }],
    ['online', { chosen: { telehealth: ['hybrid', 'offered', 'virtual'] } }],
    ['evening', { hoursMin: 9, hoursMax: 12 }],
    ['accepting', { chosen: { accepting: ['yes'] } }],
  ] as readonly (readonly [keyof typeof messages.questions, Partial<SearchQuery>])[]
).map(([key, asked]) => ({ key, query: { ...anything, ...asked } }))

/**
 * The home page. `counts` has the results of each common search, in order; `programs` is the number
 * of real ones.
 */
export const homePage = (counts: readonly number[], programs: number, samples: boolean): Page => ({
  template: 'site/pages/home',
  title: messages.title,
  current: urls.home,
  view: {
    say: messages,
    scale: hoursScale,
    bar: toBar(messages.what, messages.scale, 9, 20),
    search: urls.search(),
    suggest: { near: suggestView('near'), q: suggestView('q') },
    questions: commonQuestions.flatMap(({ key, query }, i) => {
      const count = counts[i] ?? 0
      return count === 0
        ? []
        : {
            href: urls.search(query),
            text: messages.questions[key],
            count: messages.programs(count),
          }
    }),
    guide: urls.guide,
    standing: messages.standing(programs),
    samples: samples ? messages.standingSamples : null,
  },
})
