import { readFileSync } from 'node:fs'
import { pause } from './waiting.mjs'

const EVERY_MS = 50
/** As long as a single answer is looked at. */
const WINDOW = 500 / EVERY_MS

/**
 * Milliseconds that a process was ready to run, and had no processor, since it began; 0 where the
 * system does not say.
 */
const waitedOf = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

/**
 * Watches how long a process is kept from running by whatever else the machine does: what it cannot
 * help. `leave` gives the most of any half second, in milliseconds.
 */
export const watchStarvation = ({ child }) => {
  const waited = [waitedOf(child.pid)]
  let going = true
  const walk = (async () => {
    while (going) {
      await pause(EVERY_MS)
      waited.push(waitedOf(child.pid))
    }
  })()
  const leave = async () => {
    going = false
    await walk
    return Math.max(...waited.map((ms, i) => ms - (waited[Math.max(0, i - WINDOW)] ?? 0)))
  }
  return { leave }
}
