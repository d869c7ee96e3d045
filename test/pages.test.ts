import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseSync } from '@swc/core'

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null
const childrenOf = (tree: Tree): readonly Tree[] => Object.values(tree).filter(isTree)
const all = (tree: Tree): readonly Tree[] => [tree, ...childrenOf(tree).flatMap(all)]
const is = (tree: Tree, type: string): boolean => tree['type'] === type
const at = (tree: Tree, key: string): Tree => (isTree(tree[key]) ? tree[key] : {})
/** An identifier, or the first part of a qualified one. */
const nameOf = (tree: Tree): string =>
  is(tree, 'TsQualifiedName') ? nameOf(at(tree, 'left')) : String(tree['value'] ?? '')

const root = new URL('../src/', import.meta.url).pathname
/** The syntax tree of a module, its types by name, and its imports by their local name. */
const moduleOf = (text: string) => {
  const nodes = all(parseSync(text, { syntax: 'typescript', target: 'es2022' }) as unknown as Tree)
  return {
    nodes,
    types: new Map(
      nodes
        .filter((node) => is(node, 'TsTypeAliasDeclaration') || is(node, 'TsInterfaceDeclaration'))
        .map((node) => [nameOf(at(node, 'id')), node] as const),
    ),
    imports: new Map(
      nodes
        .filter((node) => is(node, 'ImportDeclaration'))
        .flatMap((node) =>
          childrenOf(at(node, 'specifiers')).map((one) => {
            const [local, there] = [nameOf(at(one, 'local')), nameOf(at(one, 'imported'))]
            return [local, { from: nameOf(at(node, 'source')), name: there || local }] as const
          }),
        ),
    ),
  }
}
const modules = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(join('store', 'generated')))
    .map((file) => [file, moduleOf(readFileSync(join(root, file), 'utf8'))] as const),
)

const known = new Map<string, boolean>()
/** Whether the type that a file knows by this name is a function, or an object that has one. */
const isAsker = (file: string, name: string): boolean => {
  const key = `${file} ${name}`
  const seen = known.get(key)
  if (seen !== undefined) return seen
  known.set(key, false)
  const own = modules.get(file)?.types.get(name)
  const imported = modules.get(file)?.imports.get(name)
  const there = imported && normalize(join(dirname(file), imported.from)).replace(/\.js$/, '.ts')
  const asks =
    own !== undefined
      ? childrenOf(own).some((part) => hasAsker(file, part))
      : imported === undefined || there === undefined || imported.from === 'zod'
        ? false
        : imported.from.startsWith('.') && modules.has(there)
          ? isAsker(there, imported.name)
          : // A package's type, or the generated database client's, is no plain value.
            true
  known.set(key, asks)
  return asks
}
/** Types that name a value or its keys, where `typeof` is no function. */
const isOfValues = (type: Tree): boolean =>
  is(type, 'TsIndexedAccessType') || (is(type, 'TsTypeOperator') && type['op'] === 'keyof')
/** The same of a type expression. */
const hasAsker = (file: string, type: Tree): boolean => {
  if (is(type, 'TsFunctionType') || is(type, 'TsMethodSignature') || is(type, 'TsTypeQuery'))
    return true
  const name = is(type, 'TsTypeReference') ? nameOf(at(type, 'typeName')) : ''
  if (name === 'ReturnType' || name === 'z' || isOfValues(type)) return false
  return isAsker(file, name) || childrenOf(type).some((part) => hasAsker(file, part))
}

const isPage = (type: Tree): boolean =>
  all(type).some((node) => is(node, 'TsTypeReference') && nameOf(at(node, 'typeName')) === 'Page')
/** Every function of site, admin and api that is declared to return a page. */
const pageFunctions = [...modules]
  .filter(([file]) => /^(?:site|admin|api)\//.test(file))
  .flatMap(([file, { nodes }]) =>
    nodes
      .filter((node) => is(node, 'VariableDeclarator') || is(node, 'FunctionDeclaration'))
      .map((node) => ({
        file,
        name: nameOf(at(node, is(node, 'VariableDeclarator') ? 'id' : 'identifier')),
        made: is(node, 'VariableDeclarator') ? at(node, 'init') : node,
      }))
      .filter(({ made }) => isPage(at(made, 'returnType'))),
  )

describe('a page', () => {
  it('is made by a function that is declared to return one', () => {
    const inOne = new Set(pageFunctions.flatMap(({ made }) => all(made)))
    const isTemplate = (node: Tree): boolean =>
      is(node, 'KeyValueProperty') && nameOf(at(node, 'key')) === 'template'
    expect(
      [...modules].flatMap(([file, { nodes }]) =>
        /^(?:site|admin|api)\//.test(file) && nodes.some((n) => isTemplate(n) && !inOne.has(n))
          ? [file]
          : [],
      ),
    ).toEqual([])
    expect(pageFunctions.length).toBeGreaterThan(30)
  })

  it('can be told from what can be asked, by its type', () => {
    for (const [file, name] of [
      ['live/catalogue.ts', 'Catalogue'],
      ['live/catalogue.ts', 'Reports'],
      ['store/connection/database.ts', 'Database'],
      ['admin/frame/context.ts', 'AdminContext'],
      ['site/index.ts', 'SiteDependencies'],
    ] as const)
      expect([name, isAsker(file, name)]).toEqual([name, true])
    for (const [file, name] of [
      ['catalog/program/program.ts', 'Program'],
      ['search/answer/find.ts', 'Found'],
      ['search/answer/answer-search.ts', 'SearchAnswer'],
      ['store/listings/record.ts', 'ListingRecord'],
    ] as const)
      expect([name, isAsker(file, name)]).toEqual([name, false])
  })

  it('is made of values: no page function takes a function', () => {
    const asking = pageFunctions.filter(({ file, made }) =>
      childrenOf(at(made, 'params')).some((param) => hasAsker(file, param)),
    )
    expect(asking.map(({ file, name }) => `${file} ${name}`)).toEqual([])
  })
})
