import { type Status, statuses } from '../../catalog/program/status.js'
import { parseSought } from '../../catalog/text/plain-text.js'
import { parseValue } from '../../catalog/vocabulary/vocabulary.js'

export const waitings = ['review', 'paused', 'unchecked'] as const
/** The parsed address of the list. `q` is as typed, NFC and on one line. */
export type ListingsQuery = Readonly<{
  q: string
  status: Status | null
  state: string | null
  waiting: (typeof waitings)[number] | null
  page: number
}>

const MAX_WORDS = 8
const MAX_LENGTH = 100
/** Beyond any plausible catalogue. */
const LAST_PAGE = 20_000

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((value) => value === text) ?? null

/** Never throws: invalid parameters are ignored. */
export const parseListingsQuery = (params: URLSearchParams): ListingsQuery => {
  const page = params.get('page') ?? ''
  return {
    q: parseSought((params.get('q') ?? '').slice(0, MAX_LENGTH), MAX_LENGTH) ?? '',
    status: oneOf(statuses, params.get('status')),
    state: parseValue('state', params.get('state') ?? ''),
    waiting: oneOf(waitings, params.get('waiting')),
    page: /^[1-9]\d{0,5}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1,
  }
}

/** The search words, joined by AND. */
export const wordsOf = ({ q }: ListingsQuery): readonly string[] =>
  q
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)

/** The inverse of `parseListingsQuery`. */
export const toListingsParams = ({
  q,
  status,
  state,
  waiting,
  page,
}: ListingsQuery): URLSearchParams =>
  new URLSearchParams(
    [
      ['q', q],
      ['status', status ?? ''],
      ['state', state ?? ''],
      ['waiting', waiting ?? ''],
      ['page', page === 1 ? '' : String(page)],
    ].filter(([, value]) => value !== '') as [string, string][],
  )
