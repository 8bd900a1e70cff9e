/** Verifying the whole chain in the node, and evidence for people outside. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import { blockEvidence } from '#node/evidence'
import { type Context, requireRuntime } from './context.ts'

type Names =
  | 'chain.verify.start'
  | 'chain.verify.cancel'
  | 'chain.verification'
  | 'chain.evidence'
  | 'chain.equivocations'
  | 'chain.equivocationEvidence'

/** Handlers of verification and evidence. */
export function chainCheckHandlers(context: Context): Pick<Handlers, Names> {
  return {
    'chain.verify.start': async () => {
      requireRuntime(context).verification.start()
      return null
    },
    'chain.verify.cancel': async () => {
      requireRuntime(context).verification.cancel()
      return null
    },
    'chain.verification': async () => {
      const { progress, last } = requireRuntime(context).verification
      return { ...progress, last }
    },
    'chain.evidence': async ({ height, transaction }) => {
      const runtime = requireRuntime(context)
      if (height > runtime.chain.height) throw new ContractError('block-not-found', { height })
      return blockEvidence(runtime, height, transaction)
    },
    'chain.equivocations': () => context.life.equivocations(),
    'chain.equivocationEvidence': async ({ height }) => {
      const file = await context.life.equivocationEvidence(height)
      if (!file) throw new ContractError('block-not-found', { height })
      return file
    },
  }
}
