import { type Heard, toHeard } from './heard.js'
import type { Table } from './table.js'

/** A page asks the same words again for each count beside it: at most with small words, set right, and with filters taken out. */
const MOST = 4

/** The last few questions and what was heard of their words, the oldest first; for as long as the catalogue is the same. */
export type LastHeard = { q: string; heard: Heard }[]

/** What `toHeard` gives, worked out once for all that a page asks of the same words. */
export const hear = (last: LastHeard, table: Table, q: string): Heard => {
  const known = last.find((one) => one.q === q)
  if (known) return known.heard
  const heard = toHeard(table, q)
  if (last.push({ q, heard }) > MOST) last.shift()
  return heard
}
