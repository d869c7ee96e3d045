import { describe, expect, it } from '@jest/globals'
import { toHours } from '../../../src/catalog/program/hours.js'
import { questionsFor } from '../../../src/catalog/wording/questions.js'
import { bare } from '../../search/programs.js'

describe('the questions to ask', () => {
  it('are what nobody stated, and what no listing can say', () => {
    const keys = questionsFor({
      ...bare,
      hours: toHours({ min: 9, max: 9, unit: 'clock' }, { perWeek: null, minutes: null }, null),
      payment: ['medicaid'],
    }).map(({ key }) => key)
    expect(keys).not.toContain('hours')
    expect(keys).toEqual(
      expect.arrayContaining(['accepting', 'startWithin', 'payment', 'missed', 'groupSize', 'own']),
    )
  })

  const known = (key: string, own: Partial<typeof bare>) =>
    questionsFor({ ...bare, ...own }).find((question) => question.key === key)?.known
  it('keep “in person or online” where only the facility offers telehealth, with what is listed beside it', () => {
    expect(known('telehealth', { telehealth: 'offered' })).toBe('Facility offers telehealth')
    expect(known('telehealth', { telehealth: 'virtual' })).toBe('Virtual: all sessions online')
    expect(known('telehealth', { telehealth: 'virtual', statesServed: ['OH'] })).toBeUndefined()
    expect(known('telehealth', { telehealth: 'in-person' })).toBeUndefined()
  })

  it('keep “do you treat both” until the program says that it does', () => {
    expect(known('focus', { focus: ['substance-use'] })).toBe('Substance use')
    expect(known('focus', { focus: ['substance-use', 'mental-health'] })).toBe(
      'Substance use, Mental health',
    )
    expect(known('focus', { focus: ['substance-use', 'co-occurring'] })).toBeUndefined()
  })

  it('have what a list says of the whole place as something to confirm, the first words of it', () => {
    const said = {
      source: 'samhsa-su-2024',
      scope: 'facility',
      method: 'directory',
      checkedOn: null,
    }
    const service = ['peer-support', 'transportation', 'child-care', 'housing', 'school'] as const
    const asked = questionsFor({
      ...bare,
      modality: ['dbt'],
      service,
      facts: { modality: { ...said, scope: 'program' }, service: said },
    } as typeof bare)
    expect(asked.find(({ key }) => key === 'modality')).toBeUndefined()
    expect(asked.find(({ key }) => key === 'service')).toMatchObject({
      known: 'Peer support, Help with rides, Child care, Help with housing, and 1 more',
      toConfirm: true,
    })
    expect(asked.find(({ key }) => key === 'hours')).toMatchObject({ toConfirm: false })
  })

  it('ask of withdrawal only where drugs or alcohol are treated', () => {
    const asks = (own: Partial<typeof bare>) =>
      questionsFor({ ...bare, ...own }).some(({ key }) => key === 'detox')
    expect(asks({ focus: ['mental-health'] })).toBe(false)
    expect(asks({ focus: ['substance-use'] })).toBe(true)
  })

  it('keep “who licenses and accredits” until both are stated', () => {
    const licence = ['state-health-department'] as const
    const accreditation = [{ body: 'carf', scope: 'facility' }] as const
    expect(known('licence', {})).toBeNull()
    expect(known('licence', { licence })).toBe('State health department')
    expect(known('licence', { accreditation })).toBe('CARF, for the facility')
    expect(known('licence', { licence, accreditation })).toBeUndefined()
  })
})
