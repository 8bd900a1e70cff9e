/** Schemas of the scalars that signed bodies are made of. */
import { z } from 'zod'

/** A byte string of exactly `length` bytes. */
export function bytesOf(length: number): z.ZodType<Uint8Array> {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length)
}

/** A byte string of at most `limit` bytes. */
export function bytesUpTo(limit: number): z.ZodType<Uint8Array> {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= limit)
}

/** A SHA-256 hash or an id. */
export const hash32 = bytesOf(32)
/** A raw Ed25519 or X25519 public key. */
export const publicKey32 = bytesOf(32)
/** An Ed25519 signature. */
export const signature64 = bytesOf(64)
/** A natural number or zero within 2^53. */
export const natural = z.int().min(0)
/** Milliseconds since 1970, UTC. */
export const milliseconds = z.int().min(0)
/** Text of 1 to `limit` characters. */
export function text(limit: number): z.ZodString {
  return z.string().min(1).max(limit)
}
