import { describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { decode, encode } from '#core/codec/cbor'
import { DEFAULT_PARAMETERS, foundConsortium, readConsortium } from '#core/membership/genesis'
import { testConsortium } from '../../support/ledger-builder.ts'
import { codeOf } from '../../support/rule-error.ts'
import { bytesFrom } from '../../support/signed.ts'

const consortium = testConsortium()

describe('the genesis (PROTOCOL §4)', () => {
  it('names the consortium by its hash and comes back from its bytes', () => {
    expect(toHex(consortium.id)).toBe(toHex(sha256(consortium.bytes)))
    expect(readConsortium(consortium.bytes)).toEqual(consortium)
  })

  it('makes two consortiums founded alike differ by their salt', () => {
    const other = foundConsortium({ ...consortium.genesis, salt: bytesFrom('another') })
    expect(toHex(other.id)).not.toBe(toHex(consortium.id))
  })

  it('is refused with a field more, a field less or a parameter out of range', () => {
    const genesis = decode(consortium.bytes) as { [field: string]: never }
    const { salt: _, ...unsalted } = genesis
    const attempts = [
      { ...genesis, extra: 1 },
      unsalted,
      { ...genesis, version: 2 },
      { ...genesis, parameters: { ...DEFAULT_PARAMETERS, hospitals: 1001 } },
      { ...genesis, parameters: { ...DEFAULT_PARAMETERS, drawSecrets: 65_537 } },
      { ...genesis, name: '' },
    ]
    for (const attempt of attempts) {
      expect(codeOf(() => readConsortium(encode(attempt)))).toBe('malformed')
    }
  })

  it('has the parameters of PROTOCOL §10 unless told otherwise', () => {
    expect(DEFAULT_PARAMETERS).toMatchObject({
      drawSecrets: 65_536,
      openNonces: 64,
      askTimeout: 60_000,
      holdTimeout: 900_000,
      expiry: 604_800_000,
      baseWindow: 1024,
      documentBytes: 262_144,
      blockTransactions: 256,
      blockBytes: 8_388_608,
      hospitals: 1000,
    })
  })
})
