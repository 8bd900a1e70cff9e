/** A hospital's request to be admitted. The hash of its body is the hospital's id for ever (§4). */
import { z } from 'zod'
import { messageKind, type Signed } from '../codec/message.ts'
import { bytesOf, hash32, milliseconds, publicKey32, text } from '../codec/schemas.ts'
import { SPECIALTIES } from './specialty.ts'

/** What a hospital says of itself; public inside the consortium, the government included. */
export const profileSchema = z.strictObject({
  name: text(200),
  licence: text(200),
  city: text(200),
  /** Codes of the fixed list, ascending, each once. */
  specialties: z
    .array(z.string())
    .max(SPECIALTIES.size)
    .refine((list) =>
      list.every((code, i) => SPECIALTIES.has(code) && (i === 0 || list[i - 1]! < code)),
    ),
  contact: z.strictObject({ person: text(200), telephone: text(200) }),
})
/** What a hospital says of itself. */
export type Profile = z.infer<typeof profileSchema>

const enrolmentSchema = z.strictObject({
  consortium: hash32,
  /** One-time token of the invitation. */
  token: bytesOf(16),
  profile: profileSchema,
  signingKey: publicKey32,
  encryptionKey: publicKey32,
  time: milliseconds,
})
/** Body of an enrolment request, signed by its own signing key. */
export type Enrolment = z.infer<typeof enrolmentSchema>

/** The request to be admitted. */
export const enrolmentKind = messageKind<Enrolment>('enrolment', enrolmentSchema)
/** A signed request to be admitted. */
export type EnrolmentRequest = Signed<Enrolment>
