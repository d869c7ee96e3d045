import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseSync } from '@swc/core'
import { checkSync } from 'recheck'

// Asked in this process: the faster backends are programs of their own.
process.env['RECHECK_BACKEND'] = 'pure'

const root = new URL('../', import.meta.url).pathname
const sources = ['src', 'public/scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|js|mjs)$/.test(file) && !file.includes('generated'))
    .map((file) => join(folder, file)),
)

/** Every node of a syntax tree. */
function* nodesOf(tree: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof tree !== 'object' || tree === null) return
  if (!Array.isArray(tree)) yield tree as Record<string, unknown>
  for (const child of Object.values(tree)) yield* nodesOf(child)
}
const nodes = sources.map((file) => ({
  file,
  nodes: [
    ...nodesOf(
      parseSync(readFileSync(join(root, file), 'utf8'), { syntax: 'typescript', target: 'es2022' }),
    ),
  ],
}))
const expressions = new Map(
  nodes.flatMap(({ file, nodes }) =>
    nodes
      .filter(({ type }) => type === 'RegExpLiteral')
      .map(
        ({ pattern, flags }) =>
          [
            `/${pattern}/${flags}`,
            { file, pattern: String(pattern), flags: String(flags) },
          ] as const,
      ),
  ),
)

describe('regular expressions', () => {
  it('are never made of text that came in', () => {
    const made = nodes.flatMap(({ file, nodes }) =>
      nodes
        .filter(
          ({ type, callee }) =>
            (type === 'NewExpression' || type === 'CallExpression') &&
            (callee as { value?: string })?.value === 'RegExp',
        )
        .map(() => file),
    )
    expect(made).toEqual([])
  })

  it('are there to be checked, and the check finds one that takes for ever', () => {
    expect(expressions.size).toBeGreaterThan(100)
    expect(checkSync('^(?:a+)+$', '').status).toBe('vulnerable')
  })

  it.each([...expressions])(
    'take no more time than the text is long: %s',
    (_, { file, pattern, flags }) => {
      const { status } = checkSync(pattern, flags, { timeout: 20_000 })
      expect({ file, status }).toEqual({ file, status: 'safe' })
    },
  )
})
