/**
 * When the government proposes (PROTOCOL §6), as a pure step. After every start it first hears
 * final height and lock from n − f hospitals and proposes any locked block again; then one block
 * at a time, each once the one before it is final.
 */
import { equalBytes, toHex } from '#crypto/bytes'
import { type Certificate, makeCertificate, type Vote } from './vote.ts'

/** A block that was proposed or is about to be. */
export interface Proposal {
  readonly height: number
  readonly hash: Uint8Array
  readonly block: Uint8Array
}

/** What a hospital says of itself when the government starts. */
export interface Standing {
  readonly hospital: Uint8Array
  readonly finalHeight: number
  /** Its lock above its final height, if any. */
  readonly lock: Proposal | undefined
}

/** Where the proposer stands. */
export type ProposerState =
  | {
      readonly stage: 'hearing'
      readonly finalHeight: number
      /** Own block that was stored before a stop and is not final yet. */
      readonly own: Proposal | undefined
      readonly heard: ReadonlyMap<string, Standing>
    }
  | { readonly stage: 'ready'; readonly finalHeight: number }
  | {
      readonly stage: 'voting'
      readonly finalHeight: number
      readonly proposal: Proposal
      readonly votes: ReadonlyMap<string, Vote>
    }

/** What happens to the proposer. `needed` is n − f of the electorate at that moment. */
export type ProposerInput =
  | { readonly type: 'standing'; readonly standing: Standing; readonly needed: number }
  /** Nobody votes yet: there is nobody to hear. */
  | { readonly type: 'nobody-to-hear' }
  /** A new block was made and stored; `needed` votes make it final. */
  | { readonly type: 'block-made'; readonly proposal: Proposal; readonly needed: number }
  /** A valid vote of a voting hospital. */
  | {
      readonly type: 'vote'
      readonly height: number
      readonly hash: Uint8Array
      readonly vote: Vote
      readonly needed: number
    }
  /** The chain has grown from elsewhere: a block is final that this node had not finished. */
  | { readonly type: 'block-final'; readonly height: number }

/** What the shell must do, in order. */
export type ProposerOutput =
  /** A hospital is ahead: fetch what is final from it. */
  | { readonly type: 'catch-up'; readonly from: Uint8Array; readonly to: number }
  /** Check and store this locked block as its own proposal, then send it to everybody. */
  | { readonly type: 'propose-again'; readonly proposal: Proposal }
  | { readonly type: 'send-proposal'; readonly proposal: Proposal }
  | {
      readonly type: 'finish'
      readonly proposal: Proposal
      readonly certificate: Certificate
    }

/** A state and what to do about it. */
export interface ProposerStep {
  readonly state: ProposerState
  readonly outputs: readonly ProposerOutput[]
}

/** The proposer after a start at `finalHeight`. */
export function startProposer(finalHeight: number, own: Proposal | undefined): ProposerState {
  const current = own && own.height === finalHeight + 1 ? own : undefined
  return { stage: 'hearing', finalHeight, own: current, heard: new Map() }
}

/** Takes one step. */
export function stepProposer(state: ProposerState, input: ProposerInput): ProposerStep {
  switch (input.type) {
    case 'standing':
      return hear(state, input.standing, input.needed)
    case 'nobody-to-hear':
      return state.stage === 'hearing' ? conclude(state) : unchanged(state)
    case 'block-made':
      return propose(state, input.proposal, input.needed)
    case 'vote':
      return count(state, input)
    case 'block-final':
      return final(state, input.height)
  }
}

function unchanged(state: ProposerState): ProposerStep {
  return { state, outputs: [] }
}

function hear(state: ProposerState, standing: Standing, needed: number): ProposerStep {
  if (standing.finalHeight > state.finalHeight) {
    const outputs = [
      { type: 'catch-up', from: standing.hospital, to: standing.finalHeight } as const,
    ]
    return { state, outputs }
  }
  if (state.stage !== 'hearing') return unchanged(state)
  const heard = new Map(state.heard).set(toHex(standing.hospital), standing)
  const next = { ...state, heard }
  return heard.size >= needed ? conclude(next) : unchanged(next)
}

function conclude(state: Extract<ProposerState, { stage: 'hearing' }>): ProposerStep {
  const locked = [...state.heard.values()]
    .map(({ lock }) => lock)
    .find((lock) => lock?.height === state.finalHeight + 1)
  const proposal = locked ?? state.own
  const ready: ProposerState = { stage: 'ready', finalHeight: state.finalHeight }
  return {
    state: ready,
    outputs: proposal ? [{ type: 'propose-again', proposal }] : [],
  }
}

function propose(state: ProposerState, proposal: Proposal, needed: number): ProposerStep {
  if (state.stage !== 'ready' || proposal.height !== state.finalHeight + 1) return unchanged(state)
  const voting: ProposerState = {
    stage: 'voting',
    finalHeight: state.finalHeight,
    proposal,
    votes: new Map(),
  }
  const send = { type: 'send-proposal', proposal } as const
  const finish = finishIfEnough(voting, needed)
  return { state: voting, outputs: finish ? [send, finish] : [send] }
}

function count(
  state: ProposerState,
  input: Extract<ProposerInput, { type: 'vote' }>,
): ProposerStep {
  if (state.stage !== 'voting') return unchanged(state)
  const { proposal } = state
  if (input.height !== proposal.height || !equalBytes(input.hash, proposal.hash)) {
    return unchanged(state)
  }
  const name = toHex(input.vote.hospital)
  if (state.votes.has(name) || state.votes.size >= input.needed) return unchanged(state)
  const next = { ...state, votes: new Map(state.votes).set(name, input.vote) }
  const finish = finishIfEnough(next, input.needed)
  return { state: next, outputs: finish ? [finish] : [] }
}

function finishIfEnough(
  state: Extract<ProposerState, { stage: 'voting' }>,
  needed: number,
): ProposerOutput | undefined {
  if (state.votes.size < needed) return undefined
  const { height, hash } = state.proposal
  const certificate = makeCertificate(height, hash, [...state.votes.values()])
  return { type: 'finish', proposal: state.proposal, certificate }
}

function final(state: ProposerState, height: number): ProposerStep {
  if (height <= state.finalHeight) return unchanged(state)
  if (state.stage === 'hearing') {
    const own = state.own && state.own.height > height ? state.own : undefined
    return unchanged({ ...state, finalHeight: height, own })
  }
  return unchanged({ stage: 'ready', finalHeight: height })
}
