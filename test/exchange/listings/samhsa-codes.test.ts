import { describe, expect, it } from '@jest/globals'
import { knownCodes } from '../../../src/exchange/listings/known-codes.js'
import { codeWords, wordsOf } from '../../../src/exchange/listings/samhsa-codes.js'
import { aFile, countsOf, harbor, imported, planOf } from '../a-file.js'

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '))

describe('SAMHSA’s codes', () => {
  it('are all in a code key', () => {
    const ours = Object.values(codeWords).flatMap((words) => Object.keys(words))
    expect(ours.filter((code) => !knownCodes.has(code))).toEqual([])
    expect(knownCodes.size).toBe(314)
  })

  it('say words in the vocabulary’s order, whatever their own', () => {
    expect(wordsOf('modality', codes('TWFA EMDR CBT'))).toEqual(['cbt', 'emdr', '12-step'])
    expect(wordsOf('payment', codes('SS MI NP'))).toEqual(['tricare', 'sliding-fee', 'free'])
  })

  it('of 17 and younger are two bands; a group made for an age is not an age accepted', () => {
    expect(wordsOf('age', codes('CHLD SNR'))).toEqual(['children', 'adolescents', 'older-adults'])
    expect(wordsOf('age', codes('AD TAY SE'))).toEqual([])
    expect(wordsOf('population', codes('AD TAY SE'))).toEqual([
      'adolescents',
      'young-adults',
      'older-adults',
    ])
  })

  it('of telehealth are not a therapy approach', () => {
    expect(wordsOf('telehealth', codes('TELE'))).toEqual(['offered'])
    expect(wordsOf('modality', codes('TELE'))).toEqual([])
  })
})

describe('codes in a file', () => {
  it('that mean nothing to us are silent; those in no key are said once each, with their lines, and change nothing', async () => {
    const lines = [
      { ...harbor, service_code_info: 'SA * OIT SMON * XQZ ZZ9' },
      { ...harbor, name1: 'Other', service_code_info: 'OIT XQZ' },
    ]
    const { problems, ...plan } = await planOf(aFile(lines))
    expect(problems.map(({ field, message }) => [field, message])).toEqual([
      ['service_code_info', 'We do not know the code “XQZ” (in 2 lines), so it was not used.'],
      ['service_code_info', 'We do not know the code “ZZ9” (in 1 line), so it was not used.'],
    ])
    expect(countsOf({ ...plan, problems }).new).toBe(2)
  })

  it('are read one by one, whatever group they stand in', async () => {
    const [whole] = await imported(aFile([{ ...harbor, service_code_info: 'CBT  MC * OIT' }]))
    expect(whole?.statements.modality?.[0]?.value).toEqual(['cbt'])
    expect(whole?.statements.payment?.[0]?.value).toEqual(['medicare'])
  })

  it('that are absent state nothing', async () => {
    const [bare] = await imported(aFile([{ ...harbor, service_code_info: 'OIT' }]))
    expect(Object.keys(bare?.statements ?? {})).toEqual(['focus', 'location', 'phone'])
  })
})
