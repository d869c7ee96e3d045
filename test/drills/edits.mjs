import { pause } from './waiting.mjs'

const phoneOf = (n) => `614-${String(2_000_000 + n).replace(/(\d{3})(\d{4})/, '$1-$2')}`
const versionIn = (html) => /name="version" value="(\d*)"/.exec(html)?.[1] ?? ''
const tokenIn = (html) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const nameIn = (html) => /name="name"[^>]* value="([^"]*)"|id="name"[^>]*value="([^"]*)"/.exec(html)?.slice(1).find(Boolean) ?? ''

/** The numbers of some listings as the list of the desk has them. */
export const listingIds = async (browser, count) => {
  const { text } = await browser.get('/admin/listings?status=published')
  return [...new Set([...text.matchAll(/\/admin\/listings\/(\d+)"/g)].map(([, id]) => id))].slice(0, count)
}

/**
 * An editor who changes a listing's phone over and over, each time to a number never used before. `acknowledged` is the last number that the
 * directory said it had saved (303), `sent` all that were sent after it and were not answered so: any of them may have been saved, no other.
 */
export const keepEditing = (browser, id, { from = 0, every = 0 } = {}) => {
  const told = { acknowledged: null, sent: [], count: 0, answers: [], odd: [] }
  let [n, going, version, token, name] = [from, true, '', '', '']
  const look = async () => {
    const page = await browser.get(`/admin/listings/${id}`)
    told.answers.push({ at: performance.now(), status: page.status, ms: page.ms })
    if (page.status !== 200) return page
    ;[version, token, name] = [versionIn(page.text), tokenIn(page.text), nameIn(page.text)]
    return page
  }
  const edit = async () => {
    if (version === '' && (await look()).status !== 200) return false
    const phone = phoneOf(n++)
    told.sent.push(phone)
    const answer = await browser.post(`/admin/listings/${id}`, { token, version, name, level: 'iop', phone, 'source.method': 'phone' })
    told.answers.push({ at: performance.now(), status: answer.status, ms: answer.ms })
    if (answer.status === 303 && answer.location?.startsWith('/admin/listings/')) {
      Object.assign(told, { acknowledged: phone, sent: [], count: told.count + 1 })
      version = String(Number(version) + 1)
      return true
    }
    // Whatever it was, the next one begins with how things are now.
    version = ''
    return false
  }
  const walk = (async () => {
    while (going)
      if (!(await edit())) await pause(50)
      else if (every > 0) await pause(every)
  })()
  return {
    told,
    /** Ends it without waiting for what is under way. */
    leave: () => {
      going = false
    },
    stop: async () => {
      going = false
      await walk
      return told
    },
  }
}

/** The phone that visitors are told of a listing; null when it is not there. */
export const phoneShown = async (base, slug) => {
  const answer = await fetch(`${base}/api/v1/programs/${slug}`)
  return answer.ok ? (await answer.json()).phone : null
}

/** Where a listing is shown to visitors: the slug that its page at the desk links to. */
export const slugOfListing = async (browser, id) => {
  const { text } = await browser.get(`/admin/listings/${id}`)
  return /href="\/programs\/([a-z0-9-]+)"/.exec(text)?.[1] ?? null
}

/** Whether what visitors are told is what was last acknowledged, or something that was sent after it. */
export const isKept = ({ acknowledged, sent }, shown) => acknowledged === null || shown === acknowledged || sent.includes(shown)
