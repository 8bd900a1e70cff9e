/** Padding: Padmé above a 4 KiB floor, so that a size says little of a document (§5). */

/** The smallest padded length in bytes. */
export const PADDING_FLOOR = 4096

/** Padded length of `length` bytes: overhead at most 12 %, decreasing with the length. */
export function paddedLength(length: number): number {
  if (length <= PADDING_FLOOR) return PADDING_FLOOR
  const exponent = Math.floor(Math.log2(length))
  const significantBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - significantBits)
  return Math.ceil(length / step) * step
}

/** Appends the byte 0x80 and zeros up to the padded length (ISO/IEC 7816-4). */
export function pad(bytes: Uint8Array): Uint8Array {
  return padTo(bytes, paddedLength(bytes.length + 1))
}

/** Appends 0x80 and zeros up to exactly `length` bytes. Throws a RangeError when it cannot fit. */
export function padTo(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length >= length) throw new RangeError('too long to be padded to this length')
  const padded = new Uint8Array(length)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  return padded
}

/** Removes the padding, or undefined when there is none. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  let end = padded.length - 1
  while (end >= 0 && padded[end] === 0) end--
  return end >= 0 && padded[end] === 0x80 ? padded.subarray(0, end) : undefined
}
