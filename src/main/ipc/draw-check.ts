/** The draw of a review checked again, told with names. */
import type { DrawStep as DrawStepView } from '#contract/views/review'
import { toHex } from '#crypto/bytes'
import { type DrawStep, recheckDraw } from '#node/hospital/recheck-draw'
import type { HeldReview } from '#node/hospital/review-book'
import type { HospitalRuntime } from '#node/runtime'
import { hospitalRef } from './context.ts'

/** Every step of the check. */
export async function drawCheck(
  runtime: HospitalRuntime,
  review: HeldReview,
): Promise<DrawStepView[]> {
  const steps = await recheckDraw(runtime.chain.view, runtime.node.id, review)
  return steps.map((step) => stepView(runtime, step))
}

function stepView(runtime: HospitalRuntime, step: DrawStep): DrawStepView {
  switch (step.code) {
    case 'signed':
    case 'turn':
      return step
    case 'secret':
      return { ...step, secret: toHex(step.secret), reaches: toHex(step.reaches) }
    case 'ranking':
      return {
        ...step,
        seed: toHex(step.seed),
        ranking: step.ranking.map((id) => hospitalRef(runtime, id)),
      }
  }
}
