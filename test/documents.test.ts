import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const root = new URL('../', import.meta.url).pathname
const documents = [
  'README.md',
  ...['docs', '.github'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith('.md') && !name.endsWith('_template.md'))
const read = (name: string): string => readFileSync(join(root, name), 'utf8')
/** The heading that GitHub makes an anchor of. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '')

const versionIn = (name: string): unknown => JSON.parse(read(name)).version

describe('the documents', () => {
  it.each(documents)('%s links to nothing that is not there', (name) => {
    const own = linksOf(read(name)).filter((link) => !/^https?:|^mailto:/.test(link))
    const isThere = (link: string): boolean => {
      const [path = '', anchor] = link.split('#')
      const file = path === '' ? name : join(dirname(name), path)
      return (
        existsSync(join(root, file)) && (anchor === undefined || anchorsOf(read(file)).has(anchor))
      )
    }
    expect(own.filter((link) => !isThere(link))).toEqual([])
  })

  it.each(documents)('%s names no file that is not there', (name) => {
    const paths = [...read(name).matchAll(/`([\w.-]+\/[\w./-]+\.(?:ts|mjs|ejs|css))`/g)]
    const isThere = (path: string): boolean =>
      ['', 'src', 'test'].some((folder) => existsSync(join(root, folder, path)))
    expect(paths.flatMap(([, path = '']) => (isThere(path) ? [] : [path]))).toEqual([])
  })

  it('name every folder of src in the architecture', () => {
    const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(join(root, 'src'), join(entry.parentPath, entry.name)))
      .filter((folder) => !folder.startsWith(join('store', 'generated')))
    const text = read('docs/architecture.md')
    expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([])
  })

  it('say what changed in the release that package.json names, and on which day', () => {
    const [, version, day] = /^## (\S+), (\S+)$/m.exec(read('docs/CHANGELOG.md')) ?? []
    expect(version).toBe(versionIn('package.json'))
    expect(version).toBe(versionIn('package-lock.json'))
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('have a README that is read in a few minutes, and leads to each of them', () => {
    expect(read('README.md').split(/\s+/).length).toBeLessThan(1500)
    expect(
      documents.filter((name) => name !== 'README.md' && !read('README.md').includes(`](${name})`)),
    ).toEqual([])
  })
})
