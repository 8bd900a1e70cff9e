/** Bodies of calls and notices: deterministic CBOR, decoded strictly, with a name. */
import { type CborValue, decodeAs, encode } from '#core/codec/cbor'
import type { z } from 'zod'

/** A named message between government and hospital. */
export interface MessageBody<Value> {
  readonly name: string
  encode(value: Value): Uint8Array
  /** Throws a RuleError `malformed`. */
  decode(bytes: Uint8Array): Value
}

/** Declares a message whose values are sent as they are. */
export function plainBody<Value extends CborValue>(
  name: string,
  schema: z.ZodType<Value>,
): MessageBody<Value> {
  return { name, encode: (value) => encode(value), decode: (bytes) => decodeAs(schema, bytes) }
}

/** Declares a message that holds signed parts, which have a wire form of their own. */
export function signedBody<Value>(
  name: string,
  schema: z.ZodType<Value>,
  toWire: (value: Value) => CborValue,
): MessageBody<Value> {
  return {
    name,
    encode: (value) => encode(toWire(value)),
    decode: (bytes) => decodeAs(schema, bytes),
  }
}
