import { describe, expect, it } from 'vitest'
import { codesSeen } from '#clinical/code-findings'
import { SNOMED_CT } from '#clinical/code-system'
import { runChecks, type CheckInput } from '#clinical/checks'
import type { ClinicalDocument, Diagnosis, Patient } from '#clinical/document'
import type { KnownDiagnosis } from '#clinical/duplicates'
import type { EarlierVersion } from '#clinical/supersession'
import { ASTHMA, diagnosis, documentOf, HAY_FEVER, RICE, TODAY } from './sample-content.ts'
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

const NORTH = new Uint8Array(32).fill(1)
const SOUTH = new Uint8Array(32).fill(2)

/** "outcome: code" with the values as a query. */
function findings(change: Partial<CheckInput> = {}): string[] {
  const input: CheckInput = {
    document: documentOf(),
    author: 'Holyoke',
    contentsMatch: true,
    codeSystems,
    inChain: () => false,
    history: [],
    earlier: null,
    today: TODAY,
    ...change,
  }
  return runChecks(input).map(({ outcome, code, values }) => {
    const named = Object.entries(values).map(([name, value]) => `${name}=${value}`)
    return [`${outcome}: ${code}`, ...named].join(' ')
  })
}

const UNSPECIFIED_ASTHMA = diagnosis('J45.909', 'Unspecified asthma, uncomplicated', {
  onset: '2025-02-04',
})

describe('the automatic checks', () => {
  it('pass a sound case, each with what it compared', () => {
    expect(
      findings({ history: [known(diagnosis('I10', 'Essential (primary) hypertension'))] }),
    ).toEqual([
      'passed: contents-match author=Holyoke',
      'passed: codes-known count=2 systems=ICD-10-CM FY2026',
      'passed: age-sex-fit count=2',
      'passed: dates-in-order',
      'passed: patient-matches count=1',
      'passed: duplicate-none count=1',
    ])
  })

  it('put a failure first when the contents are not what was signed', () => {
    expect(findings({ contentsMatch: false })[0]).toBe('failed: contents-differ author=Holyoke')
  })

  it('say what a more exact code may repeat, where and since when', () => {
    expect(findings({ history: [known(UNSPECIFIED_ASTHMA)] })[0]).toBe(
      'warning: duplicate-more-exact known=J45.909 display=Unspecified asthma, uncomplicated ' +
        'hospital=Baystate since=2025-02-04 code=J45.40 group=J45',
    )
  })

  it('warn of the same code, and not of what is over, refuted, or itself an end', () => {
    expect(findings({ history: [known(ASTHMA)] })[0]).toMatch(/^warning: duplicate-same known/)
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
      'warning: code-not-installed code=38341003 display=Hypertension system=SNOMED CT',
    )
    const inChain = codesSeen([coding])
    expect(findings({ document, inChain })).toContain(
      'passed: codes-known-earlier count=1 systems=SNOMED CT',
    )
  })

  it('warn of a title that is not the code’s, and fail what cannot be a code', () => {
    const wrongTitle = documentOf({ diagnoses: [diagnosis('I10', 'Gout, unspecified')] })
    expect(findings({ document: wrongTitle })[0]).toMatch(/^warning: code-title-differs code=I10/)
    const noCode = documentOf({ diagnoses: [diagnosis('hypertension', 'Hypertension')] })
    expect(findings({ document: noCode })[0]).toMatch(/^failed: code-malformed/)
  })

  it.each([
    ['male', '1980-08-31', 'O80', 'sex-does-not-fit', 'about=pregnancy sex=male'],
    ['female', '1980-08-31', 'N40.0', 'sex-does-not-fit', 'about=male-genital-organs sex=female'],
    ['female', '1980-08-31', 'P22.0', 'age-does-not-fit', 'about=newborn count=45'],
    ['female', '2020-01-01', 'O80', 'age-does-not-fit', 'about=pregnancy count=6'],
  ] as const)('warn when a %s born %s has %s', (sex, birthDate, code, finding, values) => {
    const patient: Patient = { ...RICE, sex, birthDate }
    const display = codeSystems[0]?.title(code) ?? ''
    const document = documentOf({ patient, diagnoses: [diagnosis(code, display)] })
    expect(findings({ document })[0]).toBe(
      `warning: ${finding} code=${code} display=${display} ${values}`,
    )
  })

  it('say which conditions nobody can compare with age and sex', () => {
    const coding = { system: SNOMED_CT, code: '38341003', display: 'Hypertension' }
    const foreign = { ...HAY_FEVER, coding }
    expect(findings({ document: documentOf({ diagnoses: [ASTHMA, foreign] }) })).toContain(
      'passed: age-sex-fit-partly count=1 others=1',
    )
    expect(findings({ document: documentOf({ diagnoses: [foreign] }) })).toContain(
      'passed: age-sex-not-compared',
    )
  })

  it('fail impossible dates and warn of an onset after the encounter', () => {
    const impossible = documentOf({ diagnoses: [{ ...ASTHMA, onset: '1979-01-01' }] })
    expect(findings({ document: impossible })[0]).toBe(
      'failed: condition-rule-broken rule=date-before-birth code=J45.40',
    )
    const encounter = { type: 'Visit', start: Date.UTC(2026, 0, 1), end: null }
    expect(findings({ document: documentOf({ encounter }) })[0]).toBe(
      'warning: onset-after-encounter code=J45.40 onset=2026-01-20 last=2026-01-01',
    )
  })

  it('say how the patient differs from earlier records of the identifier', () => {
    const patient = { ...RICE, family: 'Reis', birthDate: '1980-08-13', sex: 'male' as const }
    const gout = diagnosis('M10.9', 'Gout, unspecified')
    const history = [known(gout, { patient }), known(gout, { record: 'b2', patient })]
    const warnings = findings({ history }).filter((line) => line.startsWith('warning'))
    expect(warnings).toEqual([
      'warning: birth-date-differs count=2 earlier=1980-08-13 here=1980-08-31',
      'warning: sex-differs count=2 earlier=male here=female',
      'warning: name-differs count=2 earlier=Reis, Babara here=Rice, Babara',
    ])
  })

  it('take accents and case in a name for the same', () => {
    const patient = { ...RICE, given: 'BÁBARA' }
    const history = [known(diagnosis('M10.9', 'Gout, unspecified'), { patient })]
    expect(findings({ history }).every((line) => line.startsWith('passed'))).toBe(true)
  })
})

describe('the check of a record that supersedes an earlier one', () => {
  const original = documentOf()
  const earlier: EarlierVersion = {
    height: 128,
    hospital: NORTH,
    document: original,
    superseded: false,
  }
  const link = { record: new Uint8Array(32).fill(9), as: 'amendment', reason: 'Typo' } as const
  const amendment = { ...original, hospital: NORTH, supersedes: link }

  function linkFinding(
    change: Partial<EarlierVersion> | null,
    document: ClinicalDocument = amendment,
  ) {
    const known = change && { ...earlier, ...change }
    return findings({ document, earlier: known }).find((line) =>
      /earlier|amends|retracts/.test(line),
    )
  }

  it('passes an amendment and an error of the same hospital and patient', () => {
    expect(linkFinding({})).toBe('passed: amends-record height=128')
    const error = { ...amendment, supersedes: { ...link, as: 'entered-in-error' as const } }
    expect(linkFinding({}, error)).toBe('passed: retracts-record height=128')
  })

  it('fails what is of another hospital or patient, superseded already, an error, or nowhere', () => {
    expect(linkFinding({ hospital: SOUTH })).toBe('failed: earlier-of-other-hospital height=128')
    const patient = { ...RICE, identifier: '999-00-0000' }
    expect(linkFinding({ document: { ...original, patient } })).toBe(
      'failed: earlier-of-other-patient height=128',
    )
    expect(linkFinding({ superseded: true })).toBe('failed: earlier-superseded height=128')
    const error = { ...original, supersedes: { ...link, as: 'entered-in-error' as const } }
    expect(linkFinding({ document: error })).toBe('failed: earlier-in-error height=128')
    expect(linkFinding(null)).toBe('failed: earlier-not-found')
  })

  it('warns where the earlier record cannot be read here, and says nothing without a link', () => {
    expect(linkFinding({ document: null })).toBe('warning: earlier-unreadable height=128')
    expect(linkFinding({}, { ...original, hospital: NORTH })).toBeUndefined()
  })
})
