import { readFileSync } from 'node:fs'

/** A token of the stylesheet: its name without dashes, and what it is by day, or by day and night. */
export type Token = Readonly<{ name: string; value: string; color: boolean }>

/** The tokens, as the stylesheet has them; read once, at the start. */
export const readTokens = (): readonly Token[] => {
  const text = readFileSync(new URL('../../public/styles/tokens.css', import.meta.url), 'utf8')
  const [own = ''] = text.split('@media')
  return [...own.matchAll(/--([a-z0-9-]+): ([^;]+);/g)].map(([, name = '', value = '']) => ({
    name,
    value: value.replace(/light-dark\((.*)\)/, '$1'),
    color: value.includes('light-dark('),
  }))
}
