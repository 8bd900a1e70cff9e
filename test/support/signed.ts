/** Making signed messages in tests, right by default and wrong in exactly one respect on request. */
import { utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import type { MessageKind, Sign, Signed } from '#core/codec/message'

/** What a test changes in a message that would otherwise be right: fields, or who signs it. */
export interface Change<Body> {
  readonly body?: Partial<Body>
  /** Fields that depend on what the right body is. */
  readonly alter?: (body: Body) => Partial<Body>
  readonly sign?: Sign
}

/** Signs `body` as `kind`, after the change has been made to it. */
export function signed<Body extends object>(
  kind: MessageKind<Body>,
  body: Body,
  sign: Sign,
  change: Change<Body> = {},
): Signed<Body> {
  const changed = { ...body, ...change.body, ...change.alter?.(body) }
  return kind.make(changed, change.sign ?? sign)
}

/** 32 bytes that look random and are the same in every run: `SHA-256("test " ‖ label)`. */
export function bytesFrom(label: string): Uint8Array {
  return sha256(utf8(`test ${label}`))
}
