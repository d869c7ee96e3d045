import { readdirSync, readFileSync } from 'node:fs'
import ejs from 'ejs'

const folder = new URL('../../../views/', import.meta.url)
const special = /[&<>"']/
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}
/** Escapes as EJS does; most values have nothing to escape and return after one test. */
const escapeText = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value)
  return special.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] as string) : text
}
type Include = (name: string, locals: { view: unknown }) => string
type Template = (locals: { view: unknown; include: Include }) => string
/** EJS declares `include` as a parameter; it can only be replaced inside the template. */
const OUR_INCLUDE = '<% include = locals.include %>'

/**
 * All templates, compiled once, by path under views/ without extension. A template sees `view` and
 * `include`, which looks up its literal name here: EJS's own would read the file system each time.
 */
export const readTemplates = (): ((name: string, view: unknown) => string) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ejs'),
  )
  const templates = new Map<string, Template>(
    files.map((file) => [
      file.slice(0, -'.ejs'.length).replaceAll('\\', '/'),
      ejs.compile(OUR_INCLUDE + readFileSync(new URL(file, folder), 'utf8'), {
        strict: true,
        _with: false,
        destructuredLocals: ['view'],
        compileDebug: false,
        escape: escapeText,
        rmWhitespace: true,
      }) as Template,
    ]),
  )
  const fill = (name: string, view: unknown): string => {
    const template = templates.get(name)
    if (!template) throw new Error(`There is no template views/${name}.ejs`)
    return template({ view, include })
  }
  // A frozen view never changes, so its HTML, such as a program's card, is cached while it lives.
  const cached = new Map([...templates.keys()].map((name) => [name, new WeakMap<object, string>()]))
  const include: Include = (name, { view }) => {
    if (typeof view !== 'object' || view === null || !Object.isFrozen(view)) return fill(name, view)
    const known = cached.get(name)?.get(view)
    if (known !== undefined) return known
    const filled = fill(name, view)
    cached.get(name)?.set(view, filled)
    return filled
  }
  return fill
}
