/**
 * The keystore: one file with opaque content, sealed by a passphrase through scrypt and
 * AES-256-GCM. Layout: `"MCKEYS" ‖ version u16 ‖ N u32 ‖ r u32 ‖ p u32 ‖ salt (32 bytes) ‖ sealed
 * content ‖ CRC-32C u32`; everything before the sealed content is its associated data.
 */
import { equalBytes, u32be, utf8 } from '#crypto/bytes'
import { concatBytes } from '#crypto/hash'
import { openOnce, sealOnce, SALT_BYTES } from '#crypto/one-time-seal'
import { keyFromPassphrase, PASSPHRASE_COST, type PassphraseCost } from '#crypto/passphrase'
import { crc32c } from './crc32c.ts'
import { StorageError } from './errors.ts'
import type { FileSystem } from './file-system.ts'

/** Where a keystore lies, and the randomness it seals with. */
export interface KeystoreOptions {
  readonly fileSystem: FileSystem
  readonly path: string
  /** Fresh random bytes fit for keys. */
  readonly randomBytes: (length: number) => Uint8Array
}

const MAGIC = concatBytes(utf8('MCKEYS'), Uint8Array.of(0, 1))
const HEAD_BYTES = MAGIC.length + 3 * 4 + SALT_BYTES
const CHECKSUM_BYTES = 4
/** A file from elsewhere must not make this computer derive for minutes or take all memory. */
const MAXIMUM_MEMORY = 1024 * 1024 * 1024
const MAXIMUM_PASSES = 16

/** An open keystore: its content, and the key to seal it again. */
export class Keystore {
  private readonly options: KeystoreOptions
  private readonly head: Uint8Array
  private readonly key: Uint8Array
  private current: Uint8Array

  private constructor(
    options: KeystoreOptions,
    head: Uint8Array,
    key: Uint8Array,
    content: Uint8Array,
  ) {
    this.options = options
    this.head = head
    this.key = key
    this.current = content
  }

  /** Seals new content under a passphrase; durable when resolved. Throws `exists`. */
  static async create(
    options: KeystoreOptions,
    passphrase: string,
    content: Uint8Array,
    cost: PassphraseCost = PASSPHRASE_COST,
  ): Promise<Keystore> {
    const { fileSystem, path, randomBytes } = options
    if ((await fileSystem.readFile(path)) !== undefined) {
      throw new StorageError({ code: 'exists', path })
    }
    const salt = randomBytes(SALT_BYTES)
    const head = concatBytes(MAGIC, u32be(cost.n), u32be(cost.r), u32be(cost.p), salt)
    const key = await keyFromPassphrase(passphrase, salt, cost)
    const keystore = new Keystore(options, head, key, content)
    await keystore.replace(content)
    return keystore
  }

  /**
   * Opens a keystore. Throws `not-found`, `damaged` when the file is not whole, and
   * `wrong-passphrase` (also for a file that was altered with its checksum).
   */
  static async open(options: KeystoreOptions, passphrase: string): Promise<Keystore> {
    const { fileSystem, path } = options
    const file = await fileSystem.readFile(path)
    if (!file) throw new StorageError({ code: 'not-found', path })
    const { head, cost, salt, sealed } = parseFile(file, path)
    const key = await keyFromPassphrase(passphrase, salt, cost)
    const content = openOnce(key, head, sealed)
    if (!content) throw new StorageError({ code: 'wrong-passphrase' })
    return new Keystore(options, head, key, content)
  }

  /** What was sealed. Secret: never logged, never copied to a file. */
  get content(): Uint8Array {
    return this.current
  }

  /** Seals other content under the same passphrase, atomically; durable when resolved. */
  async replace(content: Uint8Array): Promise<void> {
    const { fileSystem, path, randomBytes } = this.options
    const sealed = sealOnce(this.key, randomBytes(SALT_BYTES), this.head, content)
    const body = concatBytes(this.head, sealed)
    await fileSystem.writeFileAtomic(path, concatBytes(body, u32be(crc32c(body))))
    this.current = content
  }
}

/** True when there is a keystore file at `path`. */
export async function keystoreExists(fileSystem: FileSystem, path: string): Promise<boolean> {
  return (await fileSystem.readFile(path)) !== undefined
}

function parseFile(file: Uint8Array, path: string) {
  const bodyEnd = file.length - CHECKSUM_BYTES
  const body = file.subarray(0, Math.max(bodyEnd, 0))
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const intact =
    body.length > HEAD_BYTES + SALT_BYTES &&
    equalBytes(file.subarray(0, 6), MAGIC.subarray(0, 6)) &&
    view.getUint32(bodyEnd) === crc32c(body)
  if (!intact) throw new StorageError({ code: 'damaged', path, offset: 0 })
  const version = view.getUint16(6)
  if (version !== 1) throw new StorageError({ code: 'unknown-version', path, version })
  const cost = { n: view.getUint32(8), r: view.getUint32(12), p: view.getUint32(16) }
  if (!isBearable(cost)) throw new StorageError({ code: 'damaged', path, offset: 8 })
  const head = body.subarray(0, HEAD_BYTES)
  return { head, cost, salt: head.subarray(20), sealed: body.subarray(HEAD_BYTES) }
}

function isBearable({ n, r, p }: PassphraseCost): boolean {
  const powerOfTwo = n > 1 && (n & (n - 1)) === 0
  return powerOfTwo && r > 0 && p > 0 && p <= MAXIMUM_PASSES && 128 * n * r <= MAXIMUM_MEMORY
}
