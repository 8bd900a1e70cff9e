import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { merkleRoot } from '#core/codec/merkle'

/** Leaves and roots of the tests of the Certificate Transparency reference implementation. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the Merkle tree hash (RFC 9162 §2.1.1)', () => {
  it.each(ROOTS.map((root, count) => ({ root, count })))(
    'over $count leaves is the published root',
    ({ root, count }) => {
      expect(toHex(merkleRoot(LEAVES.slice(0, count)))).toBe(root)
    },
  )

  it('equals the definition of the RFC for every number of leaves', () => {
    for (let count = 1; count <= 300; count++) {
      const leaves = Array.from({ length: count }, (_, i) => Uint8Array.of(i >> 8, i & 255))
      expect(toHex(merkleRoot(leaves))).toBe(toHex(definition(leaves)))
    }
  })

  it('changes with every leaf, their order and their number', () => {
    const leaves = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(leaves, fc.nat(), (list, place) => {
        const root = toHex(merkleRoot(list))
        const altered: Uint8Array[] = [...list]
        altered[place % list.length] = sha256(list[place % list.length]!)
        expect(toHex(merkleRoot(altered))).not.toBe(root)
        expect(toHex(merkleRoot([...list, new Uint8Array()]))).not.toBe(root)
        expect(toHex(merkleRoot(list.slice(1)))).not.toBe(root)
      }),
    )
  })
})

/** MTH of the RFC, word for word: k is the largest power of two smaller than n. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!)
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return sha256(Uint8Array.of(1), definition(leaves.slice(0, k)), definition(leaves.slice(k)))
}
