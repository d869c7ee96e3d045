// Two processes that start at the same moment, on an empty database and on an old schema.
import { enginesOn } from './engines.mjs'
import { onGround } from './ground.mjs'
import { makeOld, OLD_PROGRAMS, oddMigrations } from './old-schema.mjs'
import { beginServer, startServer, stopped, uncaught } from './server-process.mjs'
import { toRow } from './table.mjs'
import { until } from './waiting.mjs'

const addressOf = ({ said }) => /IOP Directory: (\S+)/.exec(said())?.[1]

/** Starts two at once and waits until each has said its address or has ended. */
const startTwo = async (ground, settings) => {
  const both = [1, 2].map(() => {
    const running = beginServer(settings)
    ground.later(() => running.kill())
    const state = { over: false }
    void running.ended.then(() => Object.assign(state, { over: true }))
    return { running, state }
  })
  const ms = await until(
    'both are up or over',
    () => both.every(({ running, state }) => state.over || addressOf(running)),
    180,
  )
  return {
    ms,
    up: both.filter(({ state }) => !state.over).map(({ running }) => running),
    over: both.filter(({ state }) => state.over).map(({ running }) => running),
  }
}

/**
 * How many programs, runs of imports and loads of the catalogue there are when one process has
 * started alone.
 */
const countsOf = async (engine, settings) => {
  const [counts] = await engine.ask(
    settings,
    'select (select count(*)::int from programs) as programs, (select count(*)::int from import_runs) as runs, (select count(*)::int from history) as history',
  )
  return counts
}

const onServer = async (engine, ground, short) => {
  const alone = await engine.fresh()
  if (!short) await stopped(await startServer(ground, alone))
  const want = short ? null : await countsOf(engine, alone)
  const rows = []
  for (const [what, settings, programs] of [
    ['an empty database', await engine.fresh(), want?.programs],
    ['an old schema', await makeOld(engine), OLD_PROGRAMS],
  ]) {
    const { ms, up, over } = await startTwo(ground, settings)
    const lost = over.map(({ said }) => `one did not start: ${said().trim()}`)
    const loads = up.filter(({ said }) => said().includes('The bundled catalogue is loaded')).length
    for (const running of up) {
      if ((await stopped(running)) !== 0) lost.push('one did not stop cleanly')
      lost.push(...uncaught(running))
    }
    const counts = await countsOf(engine, settings)
    lost.push(...(await oddMigrations(engine, settings, programs ?? counts.programs)))
    if (programs !== OLD_PROGRAMS) {
      const twice = await engine.ask(
        settings,
        'select sha256 from import_runs group by sha256 having count(*) > 1',
      )
      if (twice.length > 0) lost.push('the catalogue was loaded twice')
      if (want && JSON.stringify(counts) !== JSON.stringify(want))
        lost.push(`there are ${JSON.stringify(counts)} instead of ${JSON.stringify(want)}`)
      if (loads === 0) lost.push('nobody loaded the catalogue')
    }
    rows.push(
      toRow('start', engine.name, `two at once on ${what}`, {
        acknowledged: programs ?? counts.programs,
        found: counts.programs,
        healed: ms,
        lost,
      }),
    )
  }
  return rows
}

/** On one folder only one may be: the other says so and ends. */
const onFolder = async (engine, ground) => {
  const settings = await makeOld(engine)
  const { ms, up, over } = await startTwo(ground, settings)
  const lost = []
  if (up.length !== 1 || over.length !== 1) lost.push(`${up.length} of two run on one folder`)
  if (over[0] && !/is in use by/.test(over[0].said()))
    lost.push(`the other said: ${over[0].said().trim()}`)
  if (over[0] && (await over[0].ended) !== 1) lost.push('the other did not end with 1')
  for (const running of up) {
    const code = await stopped(running)
    if (code !== 0) lost.push(`it stopped with ${code}: ${running.said()}`)
  }
  lost.push(...(await oddMigrations(engine, settings, OLD_PROGRAMS)))
  return [
    toRow('start', engine.name, 'two at once on one folder with an old schema: one is refused', {
      acknowledged: OLD_PROGRAMS,
      healed: ms,
      lost,
    }),
  ]
}

export const start = ({ short }) =>
  onGround(async (ground) => {
    const rows = []
    for (const engine of await enginesOn(ground))
      rows.push(
        ...(await (engine.cluster ? onServer(engine, ground, short) : onFolder(engine, ground))),
      )
    return rows
  })
