/** A tick-box cell: yes, no or blank; null for any other text. */
export type FlagValue = 'yes' | 'no' | 'blank' | null

const spellings: Readonly<Record<string, Exclude<FlagValue, null>>> = Object.fromEntries([
  ...['true', 't', 'yes', 'y', 'x', '✓', '✔', '☑', '✅', '■', '●', '•'].map((text) => [
    text,
    'yes',
  ]),
  ...['false', 'f', 'no', 'n', '✗', '✘', '☐', '□', '○', '❌'].map((text) => [text, 'no']),
  ...[
    '',
    'na',
    'n/a',
    '#n/a',
    '<na>',
    'nan',
    'none',
    'null',
    '(null)',
    'nil',
    '-',
    '--',
    '–',
    '—',
    '.',
  ].map((text) => [text, 'blank']),
])

/** As people and programs write them: `1.0`, `TRUE`, `Yes`, `✓`; `0`, `No`; `NA`, `nan`, empty. */
export const parseFlag = (text: string): FlagValue => {
  // A variation selector only asks for the colored form of an emoji.
  const plain = text.replace(/\s+|\u200b|\ufe0e|\ufe0f/gu, '').toLowerCase()
  if (/^\+?1(?:[.,]0{1,9})?$/.test(plain)) return 'yes'
  if (/^-?0(?:[.,]0{1,9})?$/.test(plain)) return 'no'
  return Object.hasOwn(spellings, plain) ? (spellings[plain] ?? null) : null
}
