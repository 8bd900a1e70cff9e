/** How certain a diagnosis is while it goes on, or how and when it ended, in few words. */
import type { TFunction } from 'i18next'
import type { DiagnosisInput } from '#contract/views/diagnosis'
import { isOngoing } from './labels.ts'

/** "Confirmed", "Relapse, confirmed" or "Resolved 2025". */
export function stateOfDiagnosis(
  t: TFunction<['patients', 'clinical']>,
  { clinicalStatus, verificationStatus, abatement }: DiagnosisInput,
): string {
  const status = t(`clinical:status.${clinicalStatus}`)
  const certainty = t(`clinical:certainty.${verificationStatus}`)
  if (clinicalStatus === 'active') return certainty
  if (isOngoing(clinicalStatus)) return t('problems.statusAndCertainty', { status, certainty })
  return abatement ? t('problems.statusAndYear', { status, year: abatement.slice(0, 4) }) : status
}
