import { type DatedText, toUndatedText } from './dated.js'

/**
 * A cell of a table: its text, perhaps a link or the label of a checkbox or a button, with `hush`
 * for screen readers after it and `by` in a smaller type below. `label` is its column's heading,
 * shown beside it where a row is a card; `bar` is the width of a bar, in percent.
 */
export type Cell = DatedText &
  Readonly<{
    isHead: boolean
    classes: string | null
    label: string | null
    href: string | null
    hush: string | null
    by: string | null
    tick: Readonly<{ value: string; checked: boolean }> | null
    press: Readonly<{ name: string; value: string }> | null
    bar: string | null
  }>
/** What a cell may be given: a text or a date, alone or with more. */
export type CellInput =
  | string
  | DatedText
  | (Readonly<{ text: string | DatedText }> &
      Partial<Pick<Cell, 'href' | 'hush' | 'by' | 'tick' | 'press' | 'bar'>>)

/**
 * A table of any page, as `partials/table/table` prints it; without rows it is the sentence `none`.
 * `look`: rows are cards on a phone (`stacks`), or numbers at the end of their columns (`counts`).
 */
export type Table = Readonly<{
  classes: string
  caption: string
  isCaptionHidden: boolean
  none: string
  heads: readonly string[]
  rows: readonly (readonly Cell[])[]
}>
/** `short` texts never wrap within a word; `own` ones, of people, have room. */
type Column = string | Readonly<{ text: string; look: 'short' | 'own' }>
/** `head` is the column that names its row. */
type TableInput = Pick<Table, 'caption'> &
  Partial<Pick<Table, 'isCaptionHidden' | 'none'>> &
  Readonly<{
    look?: 'stacks' | 'counts' | 'measured'
    isSmall?: boolean
    columns: readonly Column[]
    head?: number
    rows: readonly (readonly CellInput[])[]
  }>

const textOf = (text: string | DatedText): DatedText =>
  typeof text === 'string' ? toUndatedText(text) : text
const contentOf = (input: CellInput) =>
  typeof input === 'string' || !('text' in input)
    ? textOf(input)
    : { ...textOf(input.text), ...input }
const headingOf = (column: Column): string => (typeof column === 'string' ? column : column.text)

/** A table with each cell under its column. */
export const toTable = ({
  caption,
  isCaptionHidden = true,
  none = '',
  look = 'stacks',
  isSmall = false,
  columns,
  head = 0,
  rows,
}: TableInput): Table => ({
  classes: ['table', look, ...(isSmall ? ['small'] : [])].join(' '),
  caption,
  isCaptionHidden,
  none,
  heads: columns.map(headingOf).filter((text) => text !== ''),
  rows: rows.map((row) =>
    row.map((input, i) => {
      const column = columns[i] ?? ''
      const isHead = i === head
      return {
        isHead,
        classes: typeof column === 'string' ? null : column.look,
        label: (isHead && i === 0) || look !== 'stacks' ? null : headingOf(column),
        href: null,
        hush: null,
        by: null,
        tick: null,
        press: null,
        bar: null,
        ...contentOf(input),
      }
    }),
  ),
})
