import { readFileSync } from 'node:fs'

const LIGHT_DARK = 'light-dark('
/**
 * The tokens as the stylesheet declares them, one per line, each with its name without dashes and
 * its value, or its light and dark ones; read once, at startup.
 */
export const readDesignTokens = () => {
  const text = readFileSync(new URL('../../../public/styles/tokens.css', import.meta.url), 'utf8')
  const [own = ''] = text.split('@media')
  return own.split('\n').flatMap((line) => {
    const at = line.indexOf(':')
    const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    if (!name.startsWith('--') || !value.endsWith(';')) return []
    const color = value.startsWith(LIGHT_DARK)
    return [
      {
        name: name.slice(2),
        value: color ? value.slice(LIGHT_DARK.length, -2) : value.slice(0, -1),
        color,
      },
    ]
  })
}
