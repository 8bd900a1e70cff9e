import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#crypto/bytes'
import {
  type Lock,
  stepVoter,
  type VoterInput,
  type VoterOutput,
  type VoterState,
} from '#core/consensus/voter'
import { bytesFrom } from '../../support/signed.ts'

const START: VoterState = { finalHeight: 4, lock: undefined, stopped: undefined }

function block(height: number, name = 'a'): Lock {
  return { height, hash: bytesFrom(`block ${height} ${name}`), block: utf8(`${height} ${name}`) }
}

/** The state after all inputs, and everything that was to be done on the way. */
function run(inputs: readonly VoterInput[], start = START) {
  let state = start
  const outputs: VoterOutput[] = []
  for (const input of inputs) {
    const step = stepVoter(state, input)
    state = step.state
    outputs.push(...step.outputs)
  }
  return { state, outputs, types: outputs.map(({ type }) => type) }
}

const input: fc.Arbitrary<VoterInput> = fc.oneof(
  fc
    .record({ height: fc.integer({ min: 4, max: 8 }), name: fc.constantFrom('a', 'b') })
    .map(({ height, name }) => ({ type: 'block-checked' as const, block: block(height, name) })),
  fc.integer({ min: 3, max: 8 }).map((height) => ({ type: 'block-final' as const, height })),
  {
    arbitrary: fc.constant({ type: 'stop' as const, reason: 'storage-failed' as const }),
    weight: 1,
  },
)

describe('a hospital votes (PROTOCOL §6)', () => {
  it('only after its lock is stored', () => {
    expect(run([{ type: 'block-checked', block: block(5) }]).types).toEqual([
      'store-lock',
      'send-vote',
    ])
  })

  it('for the same block again without another lock', () => {
    const checked = { type: 'block-checked', block: block(5) } as const
    expect(run([checked, checked]).types).toEqual(['store-lock', 'send-vote', 'send-vote'])
  })

  it('never against its lock: it keeps the evidence and stops', () => {
    const { types, state } = run([
      { type: 'block-checked', block: block(5, 'a') },
      { type: 'block-checked', block: block(5, 'b') },
      { type: 'block-final', height: 5 },
      { type: 'block-checked', block: block(6) },
    ])
    expect(types).toEqual(['store-lock', 'send-vote', 'keep-evidence'])
    expect(state).toMatchObject({ stopped: 'equivocation', finalHeight: 5 })
  })

  it('only on top of what is final', () => {
    for (const height of [3, 4, 6]) {
      expect(run([{ type: 'block-checked', block: block(height) }]).types).toEqual([])
    }
  })

  it('and lets go of its lock once that height is final', () => {
    const locked = run([{ type: 'block-checked', block: block(5) }]).state
    expect(run([{ type: 'block-final', height: 4 }], locked).state.lock?.height).toBe(5)
    expect(run([{ type: 'block-final', height: 5 }], locked).state.lock).toBeUndefined()
  })

  it('on the next height after following a block it had not locked', () => {
    const { types, state } = run([
      { type: 'block-checked', block: block(5, 'a') },
      { type: 'block-final', height: 5 },
      { type: 'block-checked', block: block(6) },
    ])
    expect(types).toEqual(['store-lock', 'send-vote', 'store-lock', 'send-vote'])
    expect(state.lock?.height).toBe(6)
  })

  it('at most for one block a height, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 40 }), (inputs) => {
        const votes = new Map<number, string>()
        let stored: Lock | undefined
        for (const output of run(inputs).outputs) {
          if (output.type === 'store-lock') stored = output.lock
          if (output.type !== 'send-vote') continue
          const { height, hash } = output.lock
          expect(stored).toBe(output.lock)
          expect(votes.get(height) ?? toHex(hash)).toBe(toHex(hash))
          votes.set(height, toHex(hash))
        }
      }),
    )
  })

  it('no more once it has stopped, though it goes on following', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
        const stopped = run([{ type: 'stop', reason: 'votes-doubtful' }, ...inputs])
        expect(stopped.types).not.toContain('send-vote')
        expect(stopped.types).not.toContain('store-lock')
        expect(stopped.state.finalHeight).toBe(run(inputs).state.finalHeight)
      }),
    )
  })
})
