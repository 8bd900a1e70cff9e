/**
 * The automatic checks that a reviewer sees beside a case (PROTOCOL §6). They advise and never
 * decide. A finding is a code with values; the words are the reader's.
 */
import { ageAndSexFindings } from './age-and-sex.ts'
import { codeFindings, type CodeKnowledge } from './code-findings.ts'
import { dateOf, moveDate } from './dates.ts'
import type { ClinicalDocument, Diagnosis } from './document.ts'
import { duplicateFindings, type KnownDiagnosis } from './duplicates.ts'
import { failed, type Finding, passed, warning } from './finding.ts'
import { patientFindings } from './patient-findings.ts'
import { checkRules } from './rules.ts'
import { type EarlierVersion, supersessionFindings } from './supersession.ts'

/** What the checks look at. */
export interface CheckInput extends CodeKnowledge {
  readonly document: ClinicalDocument
  /** Short name of the hospital that asks. */
  readonly author: string
  /** The digest of the opened document is the one that the author signed. */
  readonly contentsMatch: boolean
  /** Everything readable here under the patient's identifier; leave out what this one replaces. */
  readonly history: readonly KnownDiagnosis[]
  /** What this hospital knows of the record that the document supersedes; null: not in the chain. */
  readonly earlier: EarlierVersion | null
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
    ...supersessionFindings(input.document, input.earlier),
    ...patientFindings(input.document.patient, input.history),
    ...duplicateFindings(input.document.diagnoses, input.history),
  ]
  return findings.sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
}

function contentsFinding({ contentsMatch, author }: CheckInput): Finding {
  return contentsMatch
    ? passed('contents-match', { author })
    : failed('contents-differ', { author })
}

function dateFindings({ document, today }: CheckInput): Finding[] {
  const broken = checkRules(document, today).map(({ path, code: rule }) => {
    const condition = conditionAt(path, document.diagnoses)
    return condition
      ? failed('condition-rule-broken', { rule, code: condition.coding.code })
      : failed('rule-broken', { rule })
  })
  const late = document.diagnoses.flatMap((diagnosis) => onsetAfterEncounter(diagnosis, document))
  if (broken.length + late.length > 0) return [...broken, ...late]
  return [passed('dates-in-order')]
}

function conditionAt(path: string, diagnoses: readonly Diagnosis[]): Diagnosis | undefined {
  const index = /^diagnoses\.(\d+)/.exec(path)?.[1]
  return index === undefined ? undefined : diagnoses[Number(index)]
}

function onsetAfterEncounter({ coding, onset }: Diagnosis, document: ClinicalDocument): Finding[] {
  const last = dateOf(document.encounter.end ?? document.encounter.start)
  if (onset === null || onset <= moveDate(last, 1)) return []
  return [warning('onset-after-encounter', { code: coding.code, onset, last })]
}
