/** What a node remembers in the clear between starts: which consortium, where, and who it is. */
import { decodeAs, encode } from '#core/codec/cbor'
import { bytesUpTo, hash32, signature64, text } from '#core/codec/schemas'
import type { FileSystem } from '#storage/file-system'
import { z } from 'zod'

const governmentSchema = z.strictObject({
  mode: z.literal('government'),
  genesis: bytesUpTo(4096),
  person: text(200),
  listen: z.strictObject({ host: z.string(), port: z.int() }),
})
const hospitalSchema = z.strictObject({
  mode: z.literal('hospital'),
  genesis: bytesUpTo(4096),
  person: text(200),
  addresses: z.array(z.string()),
  /** The signed request to join; its hash is this hospital's id. */
  request: z.tuple([bytesUpTo(8192), signature64]),
  /** The request was refused, with this reason. */
  refused: z.string().nullable(),
  /** Reviews that this hospital holds at once. */
  holds: z.int().min(1).max(1024),
  presence: z.enum(['idle', 'busy']),
})
const settingsSchema = z.discriminatedUnion('mode', [governmentSchema, hospitalSchema])

/** Settings of a government node. */
export type GovernmentSettings = z.infer<typeof governmentSchema>
/** Settings of a hospital node. */
export type HospitalSettings = z.infer<typeof hospitalSchema>
/** Settings of any node. */
export type Settings = z.infer<typeof settingsSchema>

/** Reads the settings, or undefined for a new folder. Throws a RuleError when damaged. */
export async function readSettings(
  fileSystem: FileSystem,
  path: string,
): Promise<Settings | undefined> {
  const bytes = await fileSystem.readFile(path)
  return bytes && decodeAs<Settings>(settingsSchema, bytes)
}

/** Writes the settings; durable when it resolves. */
export async function writeSettings(
  fileSystem: FileSystem,
  path: string,
  settings: Settings,
): Promise<void> {
  await fileSystem.writeFileAtomic(path, encode(settings))
}

/** Secrets of a government: never leave its keystore. */
export const governmentSecretsSchema = z.strictObject({
  signingKey: hash32,
  /** All draw secrets derive from it. */
  drawMaster: hash32,
})
/** Secrets of a hospital. */
export const hospitalSecretsSchema = z.strictObject({
  signingKey: hash32,
  encryptionKey: hash32,
  /** Seals what lies on this disk only: queued documents and drafts. */
  localKey: hash32,
})
/** Secrets of a government. */
export type GovernmentSecrets = z.infer<typeof governmentSecretsSchema>
/** Secrets of a hospital. */
export type HospitalSecrets = z.infer<typeof hospitalSecretsSchema>
