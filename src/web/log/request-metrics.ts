import { say } from '../../messages/say.js'

/** Histogram buckets in seconds: from a cached response to the longest that a request may take. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

type MetricName = keyof typeof say.metrics

/** A number sampled when scraped; its name ends with its unit, or with `_total` if a counter. */
export type Gauge = Readonly<{
  name: MetricName
  labels?: Readonly<Record<string, string>>
  value: number
}>

/** Request metrics; no label has what a visitor sent, so their number is bounded by the routes. */
export type RequestMetrics = Readonly<{
  /** `route` is the template; `ms` the milliseconds until the response was sent or aborted. */
  request: (route: string, method: string, status: number, ms: number) => void
  /** Registers gauges that are sampled at each scrape. */
  watch: (more: () => readonly Gauge[]) => void
  /** All metrics and `gauges` in Prometheus' text format 0.0.4. */
  text: (gauges: readonly Gauge[]) => string
}>

type DurationHistogram = { readonly groups: number[]; count: number; seconds: number }

const quoted = (value: string): string =>
  value.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))
const labelled = (name: string, labels: Readonly<Record<string, string>>): string => {
  const inside = Object.entries(labels).map(([label, value]) => `${label}="${quoted(value)}"`)
  return inside.length === 0 ? name : `${name}{${inside.join(',')}}`
}
const family = (
  name: MetricName,
  type: 'counter' | 'gauge' | 'histogram',
  lines: readonly string[],
): readonly string[] => [`# HELP ${name} ${say.metrics[name]}`, `# TYPE ${name} ${type}`, ...lines]

const timesOf = (
  route: string,
  { groups, count, seconds }: DurationHistogram,
): readonly string[] => {
  const name = 'iop_request_duration_seconds'
  let below = 0
  const buckets = BOUNDS.map((le, at) => {
    below += groups[at] ?? 0
    return `${labelled(`${name}_bucket`, { route, le: String(le) })} ${below}`
  })
  return [
    ...buckets,
    `${labelled(`${name}_bucket`, { route, le: '+Inf' })} ${count}`,
    `${labelled(`${name}_sum`, { route })} ${seconds}`,
    `${labelled(`${name}_count`, { route })} ${count}`,
  ]
}

const gaugesOf = (gauges: readonly Gauge[]): readonly string[] =>
  [...new Set(gauges.map(({ name }) => name))].flatMap((name) => {
    const some = gauges.filter((gauge) => gauge.name === name)
    return family(
      name,
      name.endsWith('_total') ? 'counter' : 'gauge',
      some.map(({ labels, value }) => `${labelled(name, labels ?? {})} ${value}`),
    )
  })

/** Counters of one process, starting at zero. */
export const createRequestMetrics = (): RequestMetrics => {
  const answers = new Map<string, number>()
  const times = new Map<string, DurationHistogram>()
  const watched: (() => readonly Gauge[])[] = []
  const request: RequestMetrics['request'] = (route, method, status, ms) => {
    const answer = labelled('iop_requests_total', {
      route,
      method: METHODS.has(method) ? method : 'other',
      status: String(status),
    })
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
    const of = times.get(route) ?? { groups: BOUNDS.map(() => 0), count: 0, seconds: 0 }
    times.set(route, of)
    const seconds = ms / 1000
    const at = BOUNDS.findIndex((bound) => seconds <= bound)
    if (at >= 0) of.groups[at] = (of.groups[at] ?? 0) + 1
    of.count += 1
    of.seconds += seconds
  }
  const text: RequestMetrics['text'] = (gauges) => {
    const lines = [
      ...family(
        'iop_requests_total',
        'counter',
        [...answers].map(([name, count]) => `${name} ${count}`),
      ),
      ...family(
        'iop_request_duration_seconds',
        'histogram',
        [...times].flatMap(([route, of]) => timesOf(route, of)),
      ),
      ...gaugesOf([...gauges, ...watched.flatMap((more) => more())]),
    ]
    return `${lines.join('\n')}\n`
  }
  return { request, watch: (more) => void watched.push(more), text }
}
