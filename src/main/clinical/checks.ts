/**
 * The automatic checks that a reviewer sees beside a case (PROTOCOL §6). They advise and never
 * decide. A finding reads as one sentence: the title, then the detail. Warnings come first.
 */
import { ageAndSexFindings } from './age-and-sex.ts'
import { codeFindings, type CodeKnowledge } from './code-findings.ts'
import { dateInWords, dateOf, moveDate } from './dates.ts'
import type { ClinicalDocument, Diagnosis } from './document.ts'
import { duplicateFindings, type KnownDiagnosis } from './duplicates.ts'
import type { Finding } from './finding.ts'
import { patientFindings } from './patient-findings.ts'
import { checkRules } from './rules.ts'

/** What the checks look at. */
export interface CheckInput extends CodeKnowledge {
  readonly document: ClinicalDocument
  /** Short name of the hospital that asks, for sentences. */
  readonly author: string
  /** The digest of the opened document is the one that the author signed. */
  readonly contentsMatch: boolean
  /** Everything readable here under the patient's identifier; leave out what this one replaces. */
  readonly history: readonly KnownDiagnosis[]
  /** The date at this hospital. */
  readonly today: string
}

const ORDER = { failed: 0, warning: 1, passed: 2 } as const

/** Runs every check. Failures come first, then warnings, then what passed. */
export function runChecks(input: CheckInput): Finding[] {
  const findings = [
    contentsFinding(input),
    ...codeFindings(input.document.diagnoses, input),
    ...ageAndSexFindings(input.document),
    ...dateFindings(input),
    ...patientFindings(input.document.patient, input.history),
    ...duplicateFindings(input.document.diagnoses, input.history),
  ]
  return findings.sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
}

function contentsFinding({ contentsMatch, author }: CheckInput): Finding {
  return contentsMatch
    ? {
        code: 'contents',
        outcome: 'passed',
        title: 'Contents match',
        detail: `what ${author} signed`,
      }
    : {
        code: 'contents',
        outcome: 'failed',
        title: 'Contents differ',
        detail: `This is not what ${author} signed. Reject it.`,
      }
}

function dateFindings({ document, today }: CheckInput): Finding[] {
  const broken = checkRules(document, today).map(({ path, message }): Finding => ({
    code: 'dates',
    outcome: 'failed',
    title: 'Cannot be right',
    detail: `${placeInWords(path, document.diagnoses)}${message}`,
  }))
  const late = document.diagnoses.flatMap((diagnosis) => onsetAfterEncounter(diagnosis, document))
  if (broken.length + late.length > 0) return [...broken, ...late]
  return [
    {
      code: 'dates',
      outcome: 'passed',
      title: 'Dates are in order:',
      detail: 'birth, onset, encounter',
    },
  ]
}

function placeInWords(path: string, diagnoses: readonly Diagnosis[]): string {
  const index = /^diagnoses\.(\d+)/.exec(path)?.[1]
  const coding = index === undefined ? undefined : diagnoses[Number(index)]?.coding
  return coding ? `${coding.code}: ` : ''
}

function onsetAfterEncounter({ coding, onset }: Diagnosis, document: ClinicalDocument): Finding[] {
  const last = dateOf(document.encounter.end ?? document.encounter.start)
  if (onset === null || onset <= moveDate(last, 1)) return []
  const detail = `${coding.code} began on ${dateInWords(onset)}, the encounter was over on ${dateInWords(last)}.`
  return [{ code: 'dates', outcome: 'warning', title: 'Onset is after the encounter', detail }]
}
