/** What a decision that is under way waits for, in one sentence. */
import { Trans } from 'react-i18next'
import type { Decision } from '#contract/views/membership'

function keyOf({ kind, waitsFor }: Decision) {
  // What is in the ministry's own power waits for nothing but the next block.
  if (waitsFor === 'block' || (kind !== 'activate' && kind !== 'remove')) {
    return `decision.block.${kind}` as const
  }
  return `decision.${waitsFor}.${kind}` as const
}

/** The sentence, the hospital's name in bold. */
export function DecisionText({ decision }: { decision: Decision }) {
  return (
    <Trans
      ns="membership"
      i18nKey={keyOf(decision)}
      values={{ name: decision.hospital.name }}
      components={{ b: <strong /> }}
    />
  )
}
