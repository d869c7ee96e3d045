import type { RequestListener } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { bareHeaders } from '../http/security.js'
import type { Gauge, RequestMetrics } from './request-metrics.js'

const NANOSECONDS = 1e9

/** Gauges of the Node process: memory, event loop delay, uptime. */
const createProcessGauges = (): (() => readonly Gauge[]) => {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return () => {
    const { rss, heapUsed } = process.memoryUsage()
    const eventLoopDelay = delay.percentile(99) / NANOSECONDS
    delay.reset()
    return [
      { name: 'process_resident_memory_bytes', value: rss },
      { name: 'nodejs_heap_used_bytes', value: heapUsed },
      { name: 'iop_event_loop_delay_seconds', value: eventLoopDelay },
      { name: 'process_uptime_seconds', value: process.uptime() },
    ]
  }
}

/** Serves `/metrics` for Prometheus on a port that visitors do not reach, with the app's gauges. */
export const serveMetrics = (
  metrics: RequestMetrics,
  gaugesOfApp: () => readonly Gauge[],
): RequestListener => {
  const processGauges = createProcessGauges()
  return (req, res) => {
    const found = req.url === '/metrics'
    const read = req.method === 'GET' || req.method === 'HEAD'
    const body = found && read ? metrics.text([...gaugesOfApp(), ...processGauges()]) : ''
    for (const [name, value] of Object.entries(bareHeaders)) res.setHeader(name, value)
    if (found && !read) res.setHeader('Allow', 'GET, HEAD')
    res.writeHead(!found ? 404 : read ? 200 : 405, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    })
    res.end(body)
  }
}
