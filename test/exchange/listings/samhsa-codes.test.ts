import { describe, expect, it } from '@jest/globals'
import { genderCodes, genderOf } from '../../../src/exchange/listings/facility-codes.js'
import { knownCodes } from '../../../src/exchange/listings/known-codes.js'
import { leftOutCodes } from '../../../src/exchange/listings/left-out-codes.js'
import { codeWords, levelCodes, wordsOf } from '../../../src/exchange/listings/samhsa-codes.js'
import { aFile, countsOf, harbor, imported, planOf } from '../a-file.js'

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '))

describe('SAMHSA’s codes', () => {
  const used: ReadonlySet<string> = new Set([
    ...Object.values(codeWords).flatMap((words) => Object.keys(words)),
    ...Object.values(levelCodes).flatMap((levels) => Object.values(levels).flat()),
    ...genderCodes,
  ])

  it('of both keys are each a fact, or left out for a reason', () => {
    expect(knownCodes.size).toBe(314)
    expect([...knownCodes].filter((code) => used.has(code) === leftOutCodes.has(code))).toEqual([])
    expect(used.size).toBeGreaterThanOrEqual(285)
  })

  it('are all in a code key', () => {
    expect([...used, ...leftOutCodes.keys()].filter((code) => !knownCodes.has(code))).toEqual([])
  })

  it('of brands and ways to give a medicine are the medicine, and what they are', () => {
    expect(wordsOf('medication', codes('BERI'))).toEqual([
      'buprenorphine',
      'buprenorphine-injection',
    ])
    expect(wordsOf('medication', codes('VTRL METH'))).toEqual([
      'methadone',
      'naltrexone',
      'naltrexone-injection',
    ])
    expect(wordsOf('medication', codes('QUETI'))).toEqual(['psychiatric', 'antipsychotics'])
  })

  it('of any detox are detox at the place', () => {
    for (const code of ['DT', 'OD', 'RD', 'HID', 'ADTX', 'MDET', 'DB'])
      expect(wordsOf('detox', codes(code))).toContain('here')
    expect(wordsOf('detox', codes('OIT CBT'))).toEqual([])
  })

  it.each([
    ['FEM MALE', 'women-and-men'],
    ['FEM', 'women-only'],
    ['MALE', 'men-only'],
    ['OIT WN MN', null],
  ])('of the genders accepted, %s, say %s', (said, gender) => {
    expect(genderOf(codes(said))).toBe(gender)
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
      { ...harbor, service_code_info: 'SA * OIT STU * XQZ ZZ9' },
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
