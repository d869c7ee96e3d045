import type { Program } from '../../../src/catalog/program/program.js'
import type { Site } from '../site/open-site.js'
import { textOf } from './html.js'

const INLINE = /<\/?(?:a|abbr|b|bdi|code|em|i|small|span|strong|time)(?:\s[^>]*)?>/g
/** Ends as a sentence does: a name, a label or a list of facts is none. */
const isSentence = /[.?!:]["”’)]*$/

const programsOn = (html: string, catalogue: Site['catalogue']): readonly Program[] =>
  [
    ...new Set(
      [...html.matchAll(/(?:href="\/programs\/|id="|program=)([a-z0-9-]+)/g)].map(
        ([, slug = '']) => slug,
      ),
    ),
  ].flatMap((slug) => catalogue.program(slug) ?? [])

/** What others wrote, and not we: names, places, prices, and a program's own words. */
const wordsOf = ({ name, organization, cost, location, area, facts }: Program): readonly string[] =>
  [
    ...Object.values(facts).flatMap(({ statedAs, also = [] }) => [
      statedAs,
      ...also.map((other) => other.statedAs),
    ]),
    ...[name, organization, cost, location?.street, location?.city, area?.city],
  ].filter((text) => typeof text === 'string')

/**
 * The running text of a page as a visitor reads it, block by block, without what the programs on it
 * say of themselves.
 */
export const passagesOf = (html: string, catalogue: Site['catalogue']): readonly string[] => {
  const foreign = programsOn(html, catalogue)
    .flatMap(wordsOf)
    .toSorted((a, b) => b.length - a.length)
  const body =
    /<body>([\s\S]*)<\/body>/.exec(html.replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' '))?.[1] ??
    ''
  return body
    .replace(/<code[\s\S]*?<\/code>/g, '')
    .replace(INLINE, '')
    .split(/<[^>]+>/)
    .map(textOf)
    .map((text) => foreign.reduce((left, words) => left.replaceAll(words, '–'), text))
    .filter((text) => isSentence.test(text))
}
