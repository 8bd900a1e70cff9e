/** The operating system's randomness. The core never imports this: it is handed its bytes. */
import { randomBytes as nodeRandomBytes } from 'node:crypto'

/** `length` random bytes fit for keys. */
export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandomBytes(length))
}
