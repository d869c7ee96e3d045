import { keepEditing, reckon } from './edits.mjs'
import { countReceipts, keepReporting } from './reports.mjs'
import { toRow } from './table.mjs'
import { letVisit, slugsOf } from './visitors.mjs'
import { pause, until } from './waiting.mjs'

/**
 * What editors heard that they never should: another word than “saved”, “not now” or “somebody was
 * faster”, or one that came late.
 */
const oddAnswers = (answers, longest) => {
  const odd = answers.filter(({ status }) => ![200, 303, 409, 503].includes(status))
  return [
    ...[...new Set(odd.map(({ status }) => status))].map(
      (status) => `an editor was answered ${status}`,
    ),
    ...(answers.some(({ ms }) => ms > longest)
      ? [`an editor waited longer than ${longest / 1000} s`]
      : []),
  ]
}

/**
 * What visitors who report heard that they never should, and which of their receipts nobody knows
 * any more.
 */
const oddReports = async (base, { codes, answers, dropped }, longest) => {
  const odd = new Set(
    answers.map(({ status }) => status).filter((status) => status !== 303 && status !== 503),
  )
  const gone = codes.length - (await countReceipts(base, codes))
  return [
    ...[...odd].map((status) => `a report was answered ${status}`),
    ...(answers.some(({ ms }) => ms > longest)
      ? [`who reported waited longer than ${longest / 1000} s`]
      : []),
    ...(dropped > 0
      ? [`${dropped} reports were refused, and what was typed was not given back`]
      : []),
    ...(gone > 0 ? [`${gone} acknowledged reports were not found`] : []),
  ]
}

/**
 * Somebody who looks at the page of imports, and a balancer that asks whether the process is ready:
 * every answer, as editors' are told.
 */
const keepAsking = (browser) => {
  const answers = { imports: [], ready: [] }
  let going = true
  const walk = (address, list) =>
    (async () => {
      while (going) {
        const { status, ms } = await browser.get(address)
        list.push({ at: performance.now(), status, ms })
        await pause(100)
      }
    })()
  const walks = [walk('/admin/imports', answers.imports), walk('/readyz', answers.ready)]
  const stop = async () => {
    going = false
    await Promise.all(walks)
  }
  return { answers, stop }
}

/**
 * Visits, edits and reports while something is done to a directory, and gives the row of that.
 * `ask` asks its database, or is null where that cannot be while it runs; `told` then is what
 * editors were told, to be counted later. `fault` does it and gives what ends it; `ms` is how long
 * it lasts. `refused` counts answers of 503, `unready` those of them to the balancer.
 */
export const suffer = async (directory, { what, ms, fault, isSlow = false }) => {
  const {
    ask,
    running,
    browser,
    listings,
    bounds,
    drill = 'database',
    engine = 'PostgreSQL',
  } = directory
  const visitors = await letVisit(running.address)
  const edits = listings.map((listing) => keepEditing(browser, listing.id, { every: 100 }))
  const asking = keepAsking(browser)
  const reports = keepReporting(running.address, await slugsOf(running.address), { every: 250 })
  await pause(1000)
  const end = await fault()
  await pause(ms)
  await end()
  const back = performance.now()
  const since = (answers, status) =>
    answers.some((answer) => answer.status === status && answer.at - answer.ms > back)
  const isWell = () =>
    edits.every(({ told }) => since(told.answers, 303)) &&
    since(asking.answers.imports, 200) &&
    since(asking.answers.ready, 200)
  const isBack = await until('editors save again, and it is ready', isWell, 30).catch(
    () => Number.POSITIVE_INFINITY,
  )
  // What was asked before it was back may wait its time out, which the slowest answer is for: it
  // heals for whoever asks from then on.
  const healedFor = (answers, status) => {
    const asked = answers.filter(({ at, ms }) => at - ms > back)
    const first = asked.find((answer) => answer.status === status)
    return first ? first.at - (asked[0].at - asked[0].ms) : 0
  }
  const heals = [
    ...edits.map(({ told }) => healedFor(told.answers, 303)),
    healedFor(asking.answers.imports, 200),
    healedFor(asking.answers.ready, 200),
  ]
  const healed = Number.isFinite(isBack) ? Math.max(...heals) : isBack
  await pause(500)
  const told = await Promise.all(edits.map(({ stop }) => stop()))
  await asking.stop()
  const reported = await reports.stop()
  const answers = [
    ...told.flatMap((one) => one.answers),
    ...asking.answers.imports,
    ...asking.answers.ready,
  ]
  const lost = oddAnswers(answers, bounds.answer)
  const {
    acknowledged,
    found,
    lost: gone,
  } = await reckon(ask ?? (async () => []), [running.address], listings, told)
  lost.push(...gone, ...(await oddReports(running.address, reported, bounds.answer)))
  if (healed > bounds.healing) lost.push(`it healed after ${Math.round(healed)} ms`)
  const seen = await visitors.leave()
  const refused = answers.filter(({ status }) => status === 503).length
  const slowest = Math.max(...answers.map((answer) => answer.ms))
  const word = `${what}${ms > 0 && !isSlow ? ` for ${ms / 1000} s` : ''}`
  const figures = {
    ...seen,
    ...(ask ? { acknowledged, found } : {}),
    slowest,
    healed,
    lost: [...lost, ...seen.lost],
  }
  const unready = asking.answers.ready.filter(({ status }) => status === 503).length
  return {
    told,
    refused,
    unready,
    row: toRow(
      drill,
      engine,
      `${word}; ${refused} answers of 503, ${reported.codes.length} reports kept`,
      figures,
    ),
  }
}
