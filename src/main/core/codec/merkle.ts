/** Merkle tree hash with leaf and node prefixes (RFC 9162 §2.1.1). */
import { sha256 } from '#crypto/hash'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** Root over `leaves` in their order; the hash of nothing when there is none. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  return rootOfHashes(leaves.map((leaf) => sha256(LEAF, leaf)))
}

function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0]!
  const split = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
  return sha256(NODE, rootOfHashes(hashes.slice(0, split)), rootOfHashes(hashes.slice(split)))
}
