import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { toDialed } from '../../../src/catalog/text/phone.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { passagesOf } from '../../support/html/passages.js'
import { pagesOf } from '../../support/site/addresses.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

/**
 * A number that can be called: alone where it stands in a sentence of ours, or in the form that all
 * others have.
 */
const bare =
  /\(\d{3}\) ?\d{3}-\d{4}|\b1?[-\u2011. ]?\d{3}[-\u2011.]\d{3}[-\u2011.]\d{4}\b|(?<![\d,])(?:988|911)(?!,?\d)/
const link = /<a [^>]*href="tel:([^"]*)"[^>]*>([\s\S]*?)<\/a>/g

describe('a phone number', () => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('in a sentence is cut out of it, to be called', () => {
    expect(toDialed('Call or text 988, or 1-800-662-4357.')).toEqual([
      { text: 'Call or text ', href: null },
      { text: '988', href: 'tel:988' },
      { text: ', or ', href: null },
      { text: '1-800-662-4357', href: 'tel:+18006624357' },
      { text: '.', href: null },
    ])
    expect(toDialed('It has 1,988 programs, from 2024.')).toEqual([
      { text: 'It has 1,988 programs, from 2024.', href: null },
    ])
  })

  it('that a page names can be called, and is written as people write it', async () => {
    for (const address of [...(await pagesOf(site)), '/programs/gone-aaaa']) {
      const { text } = await site.get(address)
      const links = [...text.matchAll(link)].map(([, to = '', said = '']) => ({
        to,
        said: said.replace(/<[^>]+>/g, '').trim(),
      }))
      const odd = links.filter(
        ({ to, said }) =>
          !/^(?:988|911|\+1[2-9]\d{9}(?:,\d{1,6})?)$/.test(to) ||
          (/^[\d(]/.test(said) && !bare.test(said)),
      )
      const uncalled = passagesOf(text.replace(link, '–'), site.catalogue).filter((passage) =>
        bare.test(passage),
      )
      expect({ address, some: links.length > 2, odd, uncalled }).toEqual({
        address,
        some: true,
        odd: [],
        uncalled: [],
      })
    }
  })
})
