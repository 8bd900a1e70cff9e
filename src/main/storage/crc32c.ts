/** CRC-32C, the Castagnoli polynomial (RFC 3720 appendix B.4), eight bytes a step. */

const POLYNOMIAL = 0x82f63b78
const SLICES = 8

/** Table `k` advances a byte that has `k` more bytes of the step after it. */
const TABLES = makeTables()

function makeTables(): readonly Uint32Array[] {
  const first = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
    first[byte] = crc
  }
  const tables = [first]
  for (let slice = 1; slice < SLICES; slice++) {
    const previous = tables[slice - 1]!
    tables.push(previous.map((crc) => (crc >>> 8) ^ first[crc & 0xff]!))
  }
  return tables
}

/** CRC-32C of `bytes`, as an unsigned 32-bit number. */
export function crc32c(bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ]
  const steps = bytes.length - (bytes.length % SLICES)
  let crc = 0xffffffff
  let at = 0
  for (; at < steps; at += SLICES) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      t7[crc & 0xff]! ^
      t6[(crc >>> 8) & 0xff]! ^
      t5[(crc >>> 16) & 0xff]! ^
      t4[crc >>> 24]! ^
      t3[bytes[at + 4]!]! ^
      t2[bytes[at + 5]!]! ^
      t1[bytes[at + 6]!]! ^
      t0[bytes[at + 7]!]!
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!
  return ~crc >>> 0
}
