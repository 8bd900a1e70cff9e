/** The public steps of a submission's life, told with names. */
import type { TimelineStep } from '#contract/views/submission'
import { openReviewer } from '#core/payload/review-note'
import type { SignedAttestation } from '#core/submission/attestation'
import type { SignedReceipt } from '#core/submission/receipt'
import { rankingFor } from '#core/submission/setting'
import type { Step } from '#core/submission/step'
import type { SignedSubmission } from '#core/submission/submission'
import type { HospitalRuntime, Runtime } from '#node/runtime'
import { type HospitalRef, hospitalRef } from './context.ts'

/** What a life is told from. */
export interface LivedParts {
  readonly submission: SignedSubmission
  readonly receipt: SignedReceipt
  readonly secret: Uint8Array
  readonly steps: readonly Step[]
}

/** The ranking of a submission, by name; empty when its base is not known here. */
export function rankingRefs(runtime: Runtime, parts: LivedParts): HospitalRef[] {
  const roster = runtime.chain.view.rosterAt(parts.submission.body.base.height)
  return roster ? rankingFor(parts, roster).map((id) => hospitalRef(runtime, id)) : []
}

/** From the draw to the last step. */
export function lifeSteps(runtime: Runtime, parts: LivedParts): TimelineStep[] {
  const { steps, receipt } = parts
  const drawn: TimelineStep = {
    kind: 'drawn',
    at: steps[0]?.message.body.time ?? receipt.body.time,
    ranking: rankingRefs(runtime, parts),
  }
  return [drawn, ...steps.map((step) => stepView(runtime, step))]
}

function stepView(runtime: Runtime, step: Step): TimelineStep {
  const { time } = step.message.body
  const hospital = hospitalRef(runtime, step.message.body.hospital)
  switch (step.kind) {
    case 'ask':
      return { kind: 'asked', at: time, hospital }
    case 'held':
      return { kind: 'held', at: time, hospital }
    case 'unanswered':
      return { kind: 'unanswered', at: time, hospital }
    case 'pass':
      return { kind: 'passed', at: time, hospital, reason: step.message.body.reason }
  }
}

/** Who reviewed, where the note can be opened here. */
export function reviewerOf(
  { node }: HospitalRuntime,
  submission: SignedSubmission,
  attestation: SignedAttestation,
): string | null {
  const { consortium, epoch } = submission.body
  const key = node.keys.key(epoch)
  if (!key) return null
  const note = openReviewer(key, consortium, submission.id, attestation.body.reviewer)
  return note?.name ?? null
}
