import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { ClinicalError } from '#clinical/errors'
import { RuleError } from '#core/errors'
import { NetworkError } from '#network/errors'
import { StorageError } from '#storage/errors'
import { toHex } from '#crypto/bytes'
import { nearly } from './mutations.ts'
import { type Sample, takeSamples } from './samples.ts'

const TYPED = [RuleError, NetworkError, StorageError, ClinicalError]
const RUNS = 400

let samples: Sample[]
beforeAll(async () => {
  samples = await takeSamples()
})

/** The bytes that come of reading and writing, or undefined when they were refused as they should. */
async function reread({ read }: Sample, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    return await read(bytes)
  } catch (error) {
    if (TYPED.some((kind) => error instanceof kind)) return undefined
    throw error
  }
}

test('every decoder reads what was written, and writes the same again', async () => {
  expect(samples.length).toBeGreaterThan(35)
  for (const sample of samples) {
    expect([sample.name, toHex(await sample.read(sample.valid))]).toEqual([
      sample.name,
      toHex(sample.valid),
    ])
  }
})

test('bytes that are nearly right are refused with a typed error, or mean what they say', async () => {
  for (const sample of samples) {
    const property = fc.asyncProperty(nearly(sample.valid), async (bytes) => {
      const again = await reread(sample, bytes)
      if (again) expect(toHex(again), sample.name).toBe(toHex(bytes))
    })
    await fc.assert(property, { numRuns: RUNS })
  }
})
