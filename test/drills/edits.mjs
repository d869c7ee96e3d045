import { pause, until } from './waiting.mjs'

let last = 2_000_000
/** A phone number that nobody was given before. */
const newPhone = () => `614-${String(++last).replace(/(\d{3})(\d{4})/, '$1-$2')}`
const versionIn = (html) => /name="version" value="(\d*)"/.exec(html)?.[1] ?? ''
const tokenIn = (html) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const nameIn = (html) =>
  /name="name"[^>]* value="([^"]*)"|id="name"[^>]*value="([^"]*)"/
    .exec(html)
    ?.slice(1)
    .find(Boolean) ?? ''

/** The numbers of some listings as the list of the desk has them. */
const listingIds = async (browser, count) => {
  const { text } = await browser.get('/admin/listings?status=published')
  return [...new Set([...text.matchAll(/\/admin\/listings\/(\d+)"/g)].map(([, id]) => id))].slice(
    0,
    count,
  )
}

/**
 * An editor who changes a listing's phone over and over, each time to a number never used before.
 * `acknowledged` is the last number that the directory said it had saved (303), `saved` all of
 * these, `sent` all that were sent after the last and were not answered so: any of them may have
 * been saved, no other.
 */
export const keepEditing = (browser, id, { every = 0 } = {}) => {
  const told = { acknowledged: null, saved: [], sent: [], answers: [] }
  let [going, version, token, name] = [true, '', '', '']
  const look = async () => {
    const page = await browser.get(`/admin/listings/${id}`)
    told.answers.push({ at: performance.now(), status: page.status, ms: page.ms })
    if (page.status !== 200) return page
    ;[version, token, name] = [versionIn(page.text), tokenIn(page.text), nameIn(page.text)]
    return page
  }
  const edit = async () => {
    if (version === '' && (await look()).status !== 200) return false
    const phone = newPhone()
    told.sent.push(phone)
    const answer = await browser.post(`/admin/listings/${id}`, {
      token,
      version,
      name,
      level: 'iop',
      phone,
      'source.method': 'phone',
    })
    told.answers.push({ at: performance.now(), status: answer.status, ms: answer.ms })
    if (answer.status === 303 && answer.location?.startsWith('/admin/listings/')) {
      told.saved.push(phone)
      Object.assign(told, { acknowledged: phone, sent: [] })
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
const slugOfListing = async (browser, id) => {
  const { text } = await browser.get(`/admin/listings/${id}`)
  return /href="\/programs\/([a-z0-9-]+)"/.exec(text)?.[1] ?? null
}

/**
 * Whether what visitors are told is what was last acknowledged, or something that was sent after
 * it.
 */
const isKept = ({ acknowledged, sent }, shown) =>
  acknowledged === null || shown === acknowledged || sent.includes(shown)

/** How many of the edits that were acknowledged are in the history; `ask` asks the database. */
const countKept = async (ask, told) => {
  const rows = await ask(
    "select change::text as change from history where change ->> 'kind' = 'edited'",
  )
  const kept = new Set(rows.flatMap(({ change }) => change.match(/614-\d{3}-\d{4}/g) ?? []))
  return told.flatMap(({ saved }) => saved).filter((phone) => kept.has(phone)).length
}

/**
 * What editors were told against what is there: at every address the last number of each listing, a
 * moment given to hear of it, and in the history every number that was ever acknowledged.
 */
export const reckon = async (ask, bases, listings, told) => {
  const lost = []
  for (const [i, { slug }] of listings.entries())
    for (const base of bases) {
      const isRight = async () => isKept(told[i], await phoneShown(base, slug))
      await until('it is shown', isRight, 6).catch(() =>
        lost.push(`the last acknowledged edit of ${slug} is not shown`),
      )
    }
  return {
    acknowledged: told.reduce((sum, { saved }) => sum + saved.length, 0),
    found: await countKept(ask, told),
    lost,
  }
}
/** Some listings to edit: their numbers at the desk and their slugs. */
export const someListings = async (browser, count) =>
  Promise.all(
    (await listingIds(browser, count)).map(async (id) => ({
      id,
      slug: await slugOfListing(browser, id),
    })),
  )
