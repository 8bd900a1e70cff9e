import { describe, expect, it } from 'vitest'
import { checkRules } from '#clinical/rules'
import { ASTHMA, content, HAY_FEVER, RICE, TODAY } from './sample-content.ts'

function broken(change: Parameters<typeof content>[0]): string[] {
  return checkRules(content(change), TODAY).map(({ path, code }) => `${path} ${code}`)
}

describe('the hard rules', () => {
  it('let a good document pass', () => {
    expect(checkRules(content(), TODAY)).toEqual([])
  })

  it('want birth, onset and end in order, at the field at fault', () => {
    const onsetBeforeBirth = { ...ASTHMA, onset: '1980-08-30' }
    const endBeforeOnset = {
      ...HAY_FEVER,
      clinicalStatus: 'resolved' as const,
      abatement: '2019-03-31',
    }
    expect(broken({ diagnoses: [onsetBeforeBirth, endBeforeOnset] })).toEqual([
      'diagnoses.0.onset date-before-birth',
      'diagnoses.1.abatement abatement-before-onset',
    ])
  })

  it('allow what began on the day of birth and ended today', () => {
    const lifelong = {
      ...ASTHMA,
      onset: RICE.birthDate,
      abatement: TODAY,
      clinicalStatus: 'resolved' as const,
    }
    expect(broken({ diagnoses: [lifelong] })).toEqual([])
  })

  it('want nothing in the future', () => {
    expect(
      broken({
        patient: { ...RICE, birthDate: '2026-03-13' },
        diagnoses: [{ ...ASTHMA, onset: null }],
      }),
    ).toContain('patient.birthDate date-in-future')
    expect(broken({ diagnoses: [{ ...ASTHMA, onset: '2026-03-13' }] })).toEqual([
      'diagnoses.0.onset date-in-future',
    ])
    const start = Date.UTC(2026, 2, 14)
    expect(broken({ encounter: { type: 'Visit', start, end: null } })).toEqual([
      'encounter.start date-in-future',
    ])
  })

  it('allow an encounter that is tomorrow in UTC but today somewhere', () => {
    const start = Date.UTC(2026, 2, 13, 9)
    expect(broken({ encounter: { type: 'Visit', start, end: null } })).toEqual([])
  })

  it('want the encounter after the birth and its end after its start', () => {
    const start = Date.UTC(1980, 7, 28)
    expect(broken({ encounter: { type: 'Visit', start, end: start - 1 } })).toEqual([
      'encounter.start date-before-birth',
      'encounter.end encounter-ends-before-start',
    ])
  })

  it('do not let a condition end and go on', () => {
    const both = { ...ASTHMA, abatement: '2026-02-01' }
    expect(broken({ diagnoses: [both] })).toEqual(['diagnoses.0.abatement abatement-while-ongoing'])
  })

  it('allow each code once and one primary diagnosis', () => {
    expect(broken({ diagnoses: [ASTHMA, ASTHMA] })).toEqual([
      'diagnoses.1.coding code-twice',
      'diagnoses.1.rank primary-twice',
    ])
  })

  it('name what is missing, too long or unreadable, without repeating it', () => {
    const problems = checkRules(
      content({
        patient: { ...RICE, family: '', city: 'x'.repeat(121), birthDate: '31.8.1980' },
        diagnoses: [],
      }),
      TODAY,
    )
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'diagnoses missing',
      'patient.birthDate malformed',
      'patient.city too-long',
      'patient.family missing',
    ])
    expect(JSON.stringify(problems)).not.toContain('31.8.1980')
  })
})
