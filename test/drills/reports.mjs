import { openBrowser } from './editor.mjs'
import { pause, until } from './waiting.mjs'

/** What a visitor types, with an end by which it is known again. */
const sentence = (n) => `The phone rings elsewhere, number ${n}`

/**
 * A visitor who says again and again, `every` so many milliseconds, that one of these listings is
 * wrong. `told.codes` are the receipts, `told.answers` every answer, and `told.dropped` how often
 * what was typed was not given back with a refusal.
 */
export const keepReporting = (base, slugs, { every = 0 } = {}) => {
  const told = { codes: [], answers: [], dropped: 0 }
  const browser = openBrowser(base)
  let [going, n] = [true, 0]
  const walk = (async () => {
    while (going) {
      const words = sentence(++n)
      const answer = await browser.post(`/programs/${slugs[n % slugs.length]}/report`, {
        topic: 'contact',
        words,
      })
      told.answers.push({ at: performance.now(), status: answer.status, ms: answer.ms })
      const [, code] = /^\/reports\/(\S+)$/.exec(answer.location ?? '') ?? []
      if (answer.status === 303 && code) told.codes.push(code)
      if (answer.status === 503 && !answer.text.includes(words)) told.dropped += 1
      await pause(Math.max(every, answer.status === 303 ? 0 : 50))
    }
  })()
  return {
    told,
    stop: async () => {
      going = false
      await walk
      return told
    },
  }
}

/** How many of these receipts are answered at `base`, a moment given to it. */
export const countReceipts = async (base, codes) => {
  const browser = openBrowser(base)
  let found = 0
  for (const code of codes) {
    const isThere = async () => (await browser.get(`/reports/${code}`)).status === 200
    found += await until('a receipt is answered', isThere, 2).then(
      () => 1,
      () => 0,
    )
  }
  return found
}
