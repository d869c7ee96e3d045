import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'

/** Sort key by name, then slug; its separator is in no name. Code units agree on every machine. */
export const toNameKey = ({ name, slug }: Program): string => `${toComparable(name)}\u0000${slug}`

/** `2026-11-23` → 20261123; 0 for never checked, so that it sorts last. */
export const toDay = (date: string | null): number =>
  date === null ? 0 : Number(date.replaceAll('-', ''))
