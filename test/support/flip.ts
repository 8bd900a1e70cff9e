/** Damage for tests. */

/** A copy of `bytes` with one bit flipped. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const altered = Uint8Array.from(bytes)
  altered[bit >> 3]! ^= 1 << (bit & 7)
  return altered
}
