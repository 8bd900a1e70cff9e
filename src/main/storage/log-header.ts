/** The 16 bytes in front of a log: kind (8 ASCII letters), version u32, CRC-32C of both u32. */
import { concatBytes } from '#crypto/hash'
import { equalBytes, u32be, utf8 } from '#crypto/bytes'
import { crc32c } from './crc32c.ts'
import { StorageError } from './errors.ts'

/** Length in bytes of a log's header. */
export const LOG_HEADER_BYTES = 16
/** Version of the format that this program writes, and the newest that it reads. */
const LOG_VERSION = 1

/** What a log holds; a file of another kind is refused. */
export type LogKind = 'mc-chain' | 'mc-index' | 'mc-votes' | 'mc-journ'

/** The header of a new log. */
export function logHeader(kind: LogKind): Uint8Array {
  const start = concatBytes(utf8(kind), u32be(LOG_VERSION))
  return concatBytes(start, u32be(crc32c(start)))
}

/** Throws `damaged` or `unknown-version` unless `bytes` are the header of a log of this kind. */
export function checkLogHeader(bytes: Uint8Array, kind: LogKind, path: string): void {
  if (equalBytes(bytes, logHeader(kind))) return
  const intact =
    bytes.length === LOG_HEADER_BYTES &&
    equalBytes(bytes.subarray(0, 8), utf8(kind)) &&
    equalBytes(bytes.subarray(12), u32be(crc32c(bytes.subarray(0, 12))))
  if (!intact) throw new StorageError({ code: 'damaged', path, offset: 0 })
  const version = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8)
  throw new StorageError({ code: 'unknown-version', path, version })
}
