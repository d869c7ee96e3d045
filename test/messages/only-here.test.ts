import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parseSync } from '@swc/core'

const root = new URL('../../', import.meta.url)
const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => folder + file)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

/**
 * What looks like English and is none that a visitor reads, with the reason. One that nothing needs
 * any more fails.
 */
const allowed: readonly (readonly [RegExp, string])[] = [
  [
    /^views\/layout\.ejs: (?:width=device-width, initial-scale=1|light dark)$/,
    'settings of the window, which HTML names',
  ],
  [/: [a-z]+\/[a-z+-]+;(?: version=[\d.]+;)? charset=utf-8$/, 'kinds of content, which HTTP names'],
  [
    /: (?:GET, HEAD|public, max-age=\d+, immutable|attachment; filename=")$/,
    'values of headers, which HTTP names',
  ],
  [
    /^src\/web\/http\/http-server\.ts: 4\d\d [A-Z]/,
    'an answer before HTTP was understood, which has no page',
  ],
  [/^src\/site\/pages\/robots\.ts: (?:<\?xml|User-agent: \*)/, 'sitemap and robots, for machines'],
  [
    /^src\/catalog\/editing\/(?:publish-rules|blocked-words)\.ts: /,
    'names of rules, and words that are looked for in what editors write',
  ],
  [/^public\/scripts\/\w+\.js: (?:input, select|small soft)$/, 'a selector, and classes'],
]
const isAllowed = (found: string): boolean => allowed.some(([pattern]) => pattern.test(found))

/** Two words with a blank between them: a sentence, or a part of one. */
const isEnglish = (text: string): boolean => /\p{L}{2,}[,:;.!?”’]*\s+\p{L}{2,}/u.test(text)

/**
 * Words of a template that come from no view: text between tags, and what an attribute says aloud
 * or shows.
 */
const spoken =
  /\s(?:aria-label|aria-description|aria-roledescription|title|alt|placeholder|label|content|value|summary)="([^"]*)"/g
const inTemplate = (text: string): readonly string[] => {
  const html = text.replace(/<%[-=]?[\s\S]*?%>/g, '')
  const code = [...text.matchAll(/<%[-=]?([\s\S]*?)%>/g)].flatMap(([, inside = '']) =>
    [...inside.matchAll(/'([^']*)'/g)].map(([, said = '']) => said),
  )
  const attributes = [...html.matchAll(spoken)].map(([, said = '']) => said)
  const between = html.replace(/<!--[\s\S]*?-->/g, '').split(/<[^>]*>/)
  return [
    ...[...between, ...attributes].filter((said) => /\p{L}/u.test(said.replace(/&#?\w+;/g, ''))),
    ...code.filter(isEnglish),
  ].map((said) => said.trim())
}

type Node = Readonly<Record<string, unknown>>
/** An error's message goes to nobody: the page of an error has its own sentences. */
const isUnseen = ({ type, callee }: Node): boolean =>
  (type === 'NewExpression' && /Error$/.test(String((callee as Node)['value']))) ||
  (type === 'CallExpression' && (callee as Node)['type'] === 'Super')
const literalsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(literalsOf)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  if (isUnseen(node)) return []
  if (node['type'] === 'StringLiteral') return [String(node['value'])]
  if (node['type'] === 'TemplateElement') return [String(node['cooked'] ?? node['raw'])]
  return Object.values(node).flatMap(literalsOf)
}
const inCode = (text: string, syntax: 'typescript' | 'ecmascript'): readonly string[] =>
  literalsOf(parseSync(text, { syntax, target: 'es2022' })).filter(isEnglish)

const templates = ['views/site/', 'views/partials/']
  .flatMap((folder) => filesIn(folder, /\.ejs$/))
  .concat('views/layout.ejs', 'views/error.ejs')
const sources = ['src/site/', 'src/web/', 'src/api/', 'src/catalog/', 'src/search/'].flatMap(
  (folder) => filesIn(folder, /\.ts$/),
)
const scripts = filesIn('public/scripts/', /\.js$/)
const all: readonly Readonly<{ file: string; said: readonly string[] }>[] = [
  ...templates.map((file) => ({ file, said: inTemplate(read(file)) })),
  ...sources.map((file) => ({ file, said: inCode(read(file), 'typescript') })),
  ...scripts.map((file) => ({ file, said: inCode(read(file), 'ecmascript') })),
]
const found = all.flatMap(({ file, said }) => said.map((text) => `${file}: ${text.trim()}`))

describe('a sentence that a visitor reads', () => {
  it('stands in the catalogue of messages, and in no template, source or script', () => {
    expect(all.length).toBeGreaterThan(150)
    expect(found.filter((one) => !isAllowed(one))).toEqual([])
  })

  it('has no exception without a use', () => {
    expect(
      allowed
        .filter(([pattern]) => !found.some((one) => pattern.test(one)))
        .map(([, reason]) => reason),
    ).toEqual([])
  })

  it('is found wherever it may stand', () => {
    expect(inTemplate('<p>Call them</p>')).toEqual(['Call them'])
    expect(inTemplate('<a title="Open" href="/x y"><%= view.say.open %></a>')).toEqual(['Open'])
    expect(inTemplate(`<p><%= view.x ? 'Call them now' : '' %></p>`)).toEqual(['Call them now'])
    expect(inTemplate('<p class="small soft">&nbsp;<%= view.text %>, <b>·</b></p>')).toEqual([])
    expect(
      inCode(`const a = \`There are \${n} programs\`, b = "Not stated", c = "one"`, 'typescript'),
    ).toEqual(['There are ', 'Not stated'])
    expect(inCode("throw new Error('There is no such thing')", 'typescript')).toEqual([])
  })
})
