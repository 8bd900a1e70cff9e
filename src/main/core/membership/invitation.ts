/** An invitation: the genesis, where the government listens, and a one-time token (§4). */
import { fromBase64Url, toBase64Url } from '#crypto/bytes'
import { z } from 'zod'
import { decodeAs, encode } from '../codec/cbor.ts'
import { bytesOf, bytesUpTo, milliseconds } from '../codec/schemas.ts'
import { RuleError } from '../errors.ts'

const invitationSchema = z.strictObject({
  genesis: bytesUpTo(4096),
  addresses: z.array(z.string().min(1).max(300)).min(1).max(16),
  token: bytesOf(16),
  expires: milliseconds,
})
/** What an invitation holds. It is no secret beyond its token, which only rations requests. */
export type Invitation = z.infer<typeof invitationSchema>

const PREFIX = 'medichain-invitation:'

/** The invitation as one line of text, the same in file, message and QR code. */
export function invitationText(invitation: Invitation): string {
  return PREFIX + toBase64Url(encode(invitation))
}

/** Reads an invitation; spaces and line breaks are ignored. Throws a RuleError `malformed`. */
export function readInvitation(line: string): Invitation {
  const compact = line.replaceAll(/\s/g, '')
  if (!compact.startsWith(PREFIX)) throw new RuleError('malformed', 'not an invitation')
  let bytes: Uint8Array
  try {
    bytes = fromBase64Url(compact.slice(PREFIX.length))
  } catch {
    throw new RuleError('malformed', 'the invitation holds characters that do not belong in it')
  }
  return decodeAs(invitationSchema, bytes)
}
