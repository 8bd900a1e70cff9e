/** Tries a key on a sealed payload in every way that this protocol seals anything. */
import { aeadOpen } from '#crypto/aead'
import { hpkeOpen } from '#crypto/hpke'
import { openOnce } from '#crypto/one-time-seal'
import { contextBytes, type PartName, type Payload, type SealContext } from './payload.ts'

const PURPOSES: Readonly<Record<PartName, string>> = {
  index: 'index',
  body: 'body',
  keys: 'record-key',
}
const ZERO_NONCE = new Uint8Array(12)

/**
 * The parts that a 32-byte key opens, taken as an epoch's key, as a record's own key and as the
 * private key of a recipient (§4, §5). None for whoever holds none of these.
 */
export async function partsOpenedBy(
  key: Uint8Array,
  context: SealContext,
  payload: Payload,
): Promise<PartName[]> {
  const opened: PartName[] = []
  for (const name of Object.keys(PURPOSES) as PartName[]) {
    const bound = contextBytes(PURPOSES[name], context)
    const content =
      openOnce(key, bound, payload[name]) ??
      aeadOpen(key, ZERO_NONCE, payload[name], bound) ??
      (await hpkeOpen(key, bound, payload[name]))
    if (content) opened.push(name)
  }
  return opened
}
