import { describe, expect, it } from 'vitest'
import { utf8 } from '#crypto/bytes'
import {
  type Proposal,
  type ProposerInput,
  type ProposerOutput,
  type ProposerState,
  startProposer,
  stepProposer,
} from '#core/consensus/proposer'
import { bytesFrom } from '../../support/signed.ts'

const NEEDED = 3

function proposal(height: number, name = 'a'): Proposal {
  return { height, hash: bytesFrom(`block ${height} ${name}`), block: utf8(`${height} ${name}`) }
}

function standing(number: number, finalHeight = 4, lock?: Proposal): ProposerInput {
  const hospital = bytesFrom(`hospital ${number}`)
  return { type: 'standing', standing: { hospital, finalHeight, lock }, needed: NEEDED }
}

function vote(number: number, { height, hash }: Proposal): ProposerInput {
  const cast = { hospital: bytesFrom(`hospital ${number}`), signature: new Uint8Array(64) }
  return { type: 'vote', height, hash, vote: cast, needed: NEEDED }
}

function run(start: ProposerState, inputs: readonly ProposerInput[]) {
  let state = start
  const outputs: ProposerOutput[] = []
  for (const input of inputs) {
    const step = stepProposer(state, input)
    state = step.state
    outputs.push(...step.outputs)
  }
  return { state, outputs, types: outputs.map(({ type }) => type) }
}

const made: ProposerInput = { type: 'block-made', proposal: proposal(5), needed: NEEDED }

describe('the government after a start (PROTOCOL §6)', () => {
  it('proposes nothing before it has heard n − f different hospitals', () => {
    const { state, types } = run(startProposer(4, undefined), [
      made,
      standing(1),
      standing(1),
      standing(2),
      made,
    ])
    expect(state.stage).toBe('hearing')
    expect(types).toEqual([])
  })

  it('proposes a new block once it has heard them and nobody holds a lock', () => {
    const heard = [standing(1), standing(2), standing(3)]
    expect(run(startProposer(4, undefined), [...heard, made]).types).toEqual(['send-proposal'])
  })

  it('proposes a locked block again, rather than its own', () => {
    const locked = proposal(5, 'locked')
    const heard = [standing(1), standing(2, 4, locked), standing(3)]
    const { outputs } = run(startProposer(4, proposal(5, 'own')), heard)
    expect(outputs).toEqual([{ type: 'propose-again', proposal: locked }])
  })

  it('proposes its own unfinished block again when nobody holds a lock', () => {
    const own = proposal(5, 'own')
    const { outputs } = run(startProposer(4, own), [standing(1), standing(2), standing(3)])
    expect(outputs).toEqual([{ type: 'propose-again', proposal: own }])
  })

  it('lets go of an own block and of locks that became final elsewhere', () => {
    const inputs = [
      standing(1, 4, proposal(5, 'old')),
      { type: 'block-final', height: 5 } as const,
      standing(2, 5),
      standing(3, 5),
    ]
    const { state, types } = run(startProposer(4, proposal(5)), inputs)
    expect(types).toEqual([])
    expect(state).toEqual({ stage: 'ready', finalHeight: 5 })
    expect(startProposer(5, proposal(5))).toMatchObject({ own: undefined })
  })

  it('catches up with a hospital that is ahead before counting it as heard', () => {
    const { state, outputs } = run(startProposer(4, undefined), [
      standing(1, 6),
      standing(2),
      standing(3),
    ])
    expect(outputs).toEqual([{ type: 'catch-up', from: bytesFrom('hospital 1'), to: 6 }])
    expect(state.stage).toBe('hearing')
  })

  it('has nobody to hear before the first hospital votes', () => {
    const first: ProposerInput = { type: 'block-made', proposal: proposal(1), needed: 0 }
    const { types } = run(startProposer(0, undefined), [{ type: 'nobody-to-hear' }, first])
    expect(types).toEqual(['send-proposal', 'finish'])
  })
})

describe('the government while hospitals vote', () => {
  const heard = [standing(1), standing(2), standing(3)]
  const voting = run(startProposer(4, undefined), [...heard, made]).state

  it('finishes a block with the votes of n − f different hospitals, once', () => {
    const block = proposal(5)
    const votes = [1, 1, 2, 3, 4].map((number) => vote(number, block))
    const { outputs } = run(voting, votes)
    expect(outputs).toHaveLength(1)
    const finished = outputs[0]
    const certificate = finished?.type === 'finish' ? finished.certificate : undefined
    expect(certificate?.votes).toHaveLength(NEEDED)
    expect(certificate).toMatchObject({ height: 5, hash: block.hash })
  })

  it('counts no vote for another height or another block', () => {
    const others = [proposal(4), proposal(6), proposal(5, 'b')]
    const votes = others.flatMap((other) => [1, 2, 3].map((number) => vote(number, other)))
    expect(run(voting, votes).outputs).toEqual([])
  })

  it('goes on counting when it hears again of the block before', () => {
    const again: ProposerInput = { type: 'block-final', height: 4 }
    const votes = [1, 2, 3].map((number) => vote(number, proposal(5)))
    expect(run(voting, [again, ...votes]).types).toEqual(['finish'])
  })

  it('proposes the next block only when this one is final', () => {
    const next: ProposerInput = { type: 'block-made', proposal: proposal(6), needed: NEEDED }
    expect(run(voting, [next]).types).toEqual([])
    expect(run(voting, [{ type: 'block-final', height: 5 }, next]).types).toEqual(['send-proposal'])
  })
})
