/** FHIR R4 Condition → a diagnosis. */
import type { ClinicalStatus, Coding, Diagnosis, VerificationStatus } from '../document.ts'
import { cleanText } from '../text.ts'
import { calendarDateOf } from './date-time.ts'
import { importProblem, type ImportProblem } from './problem.ts'
import type { FhirConcept, FhirCondition } from './resources.ts'

const CLINICAL: readonly ClinicalStatus[] = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
]
const VERIFICATION: readonly VerificationStatus[] = [
  'provisional',
  'differential',
  'confirmed',
  'refuted',
]
/** Condition.severity is bound to these SNOMED CT codes in the base standard. */
const SEVERITY: Readonly<Record<string, Diagnosis['severity']>> = {
  '255604002': 'mild',
  '6736007': 'moderate',
  '24484000': 'severe',
}

/** A diagnosis, secondary until its place is known, or the problem that keeps it out. */
export function diagnosisOf(
  resource: FhirCondition,
  entry: number,
): { readonly diagnosis: Diagnosis } | { readonly problem: ImportProblem } {
  const codes = resource.verificationStatus?.coding.map(({ code }) => code) ?? []
  if (codes.includes('entered-in-error')) {
    return { problem: importProblem('condition-entered-in-error', entry) }
  }
  const coding = codingOf(resource.code)
  if (!coding) return { problem: importProblem('condition-without-code', entry) }
  const onset = resource.onsetDateTime ?? resource.onsetPeriod?.start
  const abatement =
    resource.abatementDateTime ?? resource.abatementPeriod?.end ?? resource.onsetPeriod?.end
  return {
    diagnosis: {
      coding,
      rank: 'secondary',
      verificationStatus: verificationOf(codes),
      clinicalStatus: clinicalOf(resource, abatement),
      severity: severityOf(resource.severity),
      onset: calendarDateOf(onset) ?? null,
      abatement: calendarDateOf(abatement) ?? null,
      note: noteOf(resource, onset, abatement),
    },
  }
}

/** The first coding with system and code; its words are its own, else the concept's. */
function codingOf(concept: FhirConcept | undefined): Coding | undefined {
  const found = concept?.coding.find(({ system, code }) => system?.trim() && code?.trim())
  if (!found) return undefined
  const code = cleanText(found.code ?? '')
  const display = cleanText(found.display ?? '') || cleanText(concept?.text ?? '') || code
  return { system: cleanText(found.system ?? ''), code, display }
}

/** Never more certain than stated: absent, "unconfirmed" and unknown values are provisional. */
function verificationOf(codes: readonly (string | undefined)[]): VerificationStatus {
  return VERIFICATION.find((status) => codes.includes(status)) ?? 'provisional'
}

/** Absent or unknown: what has an end is resolved, everything else is taken to go on. */
function clinicalOf(resource: FhirCondition, abatement: string | undefined): ClinicalStatus {
  const codes = resource.clinicalStatus?.coding.map(({ code }) => code) ?? []
  const stated = CLINICAL.find((status) => codes.includes(status))
  const ended = abatement !== undefined || resource.abatementString !== undefined
  return stated ?? (ended ? 'resolved' : 'active')
}

function severityOf(concept: FhirConcept | undefined): Diagnosis['severity'] {
  for (const { code } of concept?.coding ?? []) {
    const severity = SEVERITY[code ?? '']
    if (severity) return severity
  }
  return null
}

/** The notes, and in words what a calendar date cannot hold: "2010", "in childhood". */
function noteOf(
  resource: FhirCondition,
  onset: string | undefined,
  abatement: string | undefined,
): string {
  const inexactOnset = calendarDateOf(onset) ? undefined : (onset ?? resource.onsetString)
  const inexactEnd = calendarDateOf(abatement) ? undefined : (abatement ?? resource.abatementString)
  const parts = [
    ...resource.note.map(({ text }) => text ?? ''),
    inexactOnset ? `Onset as stated: ${inexactOnset}` : '',
    inexactEnd ? `End as stated: ${inexactEnd}` : '',
  ]
  return parts.map(cleanText).filter(Boolean).join('\n')
}
