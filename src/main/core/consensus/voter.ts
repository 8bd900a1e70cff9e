/**
 * When a hospital votes (PROTOCOL §6), as a pure step: one block a height, only above what is
 * final, and never against its own lock. Storing and sending are outputs, done in their order.
 */
import { equalBytes } from '#crypto/bytes'

/** The block that this hospital has locked, or is about to lock, at a height. */
export interface Lock {
  readonly height: number
  readonly hash: Uint8Array
  /** The encoded block: after a crash the government is given it back. */
  readonly block: Uint8Array
}

/** Why a hospital follows but does not vote. */
export type VoteStop = 'equivocation' | 'storage-failed' | 'votes-doubtful'

/** What a voter remembers. */
export interface VoterState {
  readonly finalHeight: number
  readonly lock: Lock | undefined
  readonly stopped: VoteStop | undefined
}

/** What happens to a voter. */
export type VoterInput =
  /** A proposal passed every check on top of the final block; its payloads are durable. */
  | { readonly type: 'block-checked'; readonly block: Lock }
  /** A block became final, by whatever certificate. */
  | { readonly type: 'block-final'; readonly height: number }
  | { readonly type: 'stop'; readonly reason: VoteStop }

/** What the shell must do, in order. */
export type VoterOutput =
  | { readonly type: 'store-lock'; readonly lock: Lock }
  | { readonly type: 'send-vote'; readonly lock: Lock }
  /** Two blocks of one height signed by the government: keep both as evidence. */
  | { readonly type: 'keep-evidence'; readonly first: Lock; readonly second: Lock }

/** A state and what to do about it. */
export interface VoterStep {
  readonly state: VoterState
  readonly outputs: readonly VoterOutput[]
}

/** Takes one step. */
export function stepVoter(state: VoterState, input: VoterInput): VoterStep {
  switch (input.type) {
    case 'stop':
      return { state: { ...state, stopped: state.stopped ?? input.reason }, outputs: [] }
    case 'block-final':
      return { state: withFinal(state, input.height), outputs: [] }
    case 'block-checked':
      return vote(state, input.block)
  }
}

function withFinal(state: VoterState, height: number): VoterState {
  const finalHeight = Math.max(state.finalHeight, height)
  const lock = state.lock && state.lock.height > finalHeight ? state.lock : undefined
  return { ...state, finalHeight, lock }
}

function vote(state: VoterState, block: Lock): VoterStep {
  const { lock } = state
  if (block.height !== state.finalHeight + 1) return { state, outputs: [] }
  if (lock && lock.height === block.height && !equalBytes(lock.hash, block.hash)) {
    return {
      state: { ...state, stopped: 'equivocation' },
      outputs: [{ type: 'keep-evidence', first: lock, second: block }],
    }
  }
  if (state.stopped) return { state, outputs: [] }
  // The same block again: the lock stands, the vote is sent once more.
  if (lock && lock.height === block.height) {
    return { state, outputs: [{ type: 'send-vote', lock }] }
  }
  return {
    state: { ...state, lock: block },
    outputs: [
      { type: 'store-lock', lock: block },
      { type: 'send-vote', lock: block },
    ],
  }
}
