import { describe, expect, it } from 'vitest'
import { codesSeen } from '#clinical/code-findings'
import { SNOMED_CT } from '#clinical/code-system'
import { runChecks, type CheckInput } from '#clinical/checks'
import type { Diagnosis, Patient } from '#clinical/document'
import type { KnownDiagnosis } from '#clinical/duplicates'
import { ASTHMA, diagnosis, documentOf, RICE, TODAY } from './sample-content.ts'
import { starterList } from './sample-files.ts'

const codeSystems = [starterList()]

function known(earlier: Diagnosis, change: Partial<KnownDiagnosis> = {}): KnownDiagnosis {
  return {
    record: 'a1',
    patient: RICE,
    diagnosis: earlier,
    hospital: 'Baystate',
    recordedAt: Date.UTC(2025, 1, 4),
    ...change,
  }
}

function findings(change: Partial<CheckInput> = {}): string[] {
  const input = {
    document: documentOf(),
    author: 'Holyoke',
    contentsMatch: true,
    codeSystems,
    inChain: () => false,
    history: [],
    today: TODAY,
    ...change,
  }
  return runChecks(input).map(({ outcome, title, detail }) => `${outcome}: ${title} ${detail}`)
}

const UNSPECIFIED_ASTHMA = diagnosis('J45.909', 'Unspecified asthma, uncomplicated', {
  onset: '2025-02-04',
})

describe('the automatic checks', () => {
  it('pass a sound case, each with a sentence', () => {
    expect(
      findings({ history: [known(diagnosis('I10', 'Essential (primary) hypertension'))] }),
    ).toEqual([
      'passed: Contents match what Holyoke signed',
      'passed: Codes exist in ICD-10-CM FY2026',
      'passed: Age and sex fit both conditions',
      'passed: Dates are in order: birth, onset, encounter',
      'passed: Patient matches 1 earlier record',
      'passed: No duplicate: among 1 active condition',
    ])
  })

  it('put a failure first when the contents are not what was signed', () => {
    expect(findings({ contentsMatch: false })[0]).toBe(
      'failed: Contents differ This is not what Holyoke signed. Reject it.',
    )
  })

  it('say what a more exact code may repeat, where and since when', () => {
    expect(findings({ history: [known(UNSPECIFIED_ASTHMA)] })[0]).toBe(
      'warning: Possible duplicate J45.909, unspecified asthma, uncomplicated, is already active ' +
        '(Baystate, 4 Feb 2025). J45.40 is more exact and does not say that it replaces it.',
    )
  })

  it('warn of the same code, and not of what is over, refuted, or itself an end', () => {
    expect(findings({ history: [known(ASTHMA)] })[0]).toContain('This record states it again.')
    const over = known({ ...ASTHMA, clinicalStatus: 'resolved' })
    const refuted = known({ ...ASTHMA, verificationStatus: 'refuted' })
    expect(findings({ history: [over, refuted] })[0]).toMatch(/^passed/)
    const ended = documentOf({ diagnoses: [{ ...ASTHMA, clinicalStatus: 'resolved' }] })
    expect(findings({ document: ended, history: [known(ASTHMA)] })[0]).toMatch(/^passed/)
  })

  it('warn of a code that is in no list here, unless the chain already knows it', () => {
    const coding = { system: SNOMED_CT, code: '38341003', display: 'Hypertension' }
    const document = documentOf({ diagnoses: [{ ...ASTHMA, coding }] })
    expect(findings({ document })[0]).toBe(
      'warning: Code not installed here 38341003, Hypertension, is not in a code list on this ' +
        'computer (SNOMED CT).',
    )
    const inChain = codesSeen([coding])
    expect(findings({ document, inChain })).toContain(
      'passed: Code exists in earlier records (SNOMED CT)',
    )
  })

  it('warn of a title that is not the code’s, and fail what cannot be a code', () => {
    const wrongTitle = documentOf({ diagnoses: [diagnosis('I10', 'Gout, unspecified')] })
    expect(findings({ document: wrongTitle })[0]).toContain('warning: Title differs I10 is called')
    const noCode = documentOf({ diagnoses: [diagnosis('hypertension', 'Hypertension')] })
    expect(findings({ document: noCode })[0]).toMatch(/^failed: Not a code/)
  })

  it.each([
    ['male', '1980-08-31', 'O80', 'childbirth, but the patient is recorded as male'],
    ['female', '1980-08-31', 'N40.0', 'male genital organs, but the patient is recorded as female'],
    ['female', '1980-08-31', 'P22.0', 'the newborn period, but the patient was 45 years old'],
    ['female', '2020-01-01', 'O80', 'childbirth, but the patient was 6 years old'],
  ] as const)('warn when a %s born %s has %s', (sex, birthDate, code, sentence) => {
    const patient: Patient = { ...RICE, sex, birthDate }
    const display = codeSystems[0]?.title(code) ?? ''
    const document = documentOf({ patient, diagnoses: [diagnosis(code, display)] })
    expect(findings({ document })[0]).toContain(sentence)
  })

  it('fail impossible dates and warn of an onset after the encounter', () => {
    const impossible = documentOf({ diagnoses: [{ ...ASTHMA, onset: '1979-01-01' }] })
    expect(findings({ document: impossible })[0]).toBe(
      'failed: Cannot be right J45.40: The onset is before the birth date.',
    )
    const encounter = { type: 'Visit', start: Date.UTC(2026, 0, 1), end: null }
    expect(findings({ document: documentOf({ encounter }) })[0]).toBe(
      'warning: Onset is after the encounter J45.40 began on 20 Jan 2026, the encounter was over on 1 Jan 2026.',
    )
  })

  it('say how the patient differs from earlier records of the identifier', () => {
    const patient = { ...RICE, family: 'Reis', birthDate: '1980-08-13', sex: 'male' as const }
    const gout = diagnosis('M10.9', 'Gout, unspecified')
    const history = [known(gout, { patient }), known(gout, { record: 'b2', patient })]
    const warnings = findings({ history }).filter((line) => line.startsWith('warning'))
    expect(warnings).toEqual([
      'warning: Birth date differs 2 earlier records say 13 Aug 1980, this one says 31 Aug 1980. Is it the same patient?',
      'warning: Sex differs 2 earlier records say male, this one says female. Is it the same patient?',
      'warning: Name differs 2 earlier records say Reis, Babara, this one says Rice, Babara. Is it the same patient?',
    ])
  })

  it('take accents and case in a name for the same', () => {
    const patient = { ...RICE, given: 'BÁBARA' }
    const history = [known(diagnosis('M10.9', 'Gout, unspecified'), { patient })]
    expect(findings({ history }).every((line) => line.startsWith('passed'))).toBe(true)
  })
})
