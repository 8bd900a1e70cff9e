/** Every limit of the network layer in one place (PROTOCOL §10: bounded queues, rate limits). */

/** Limits and times; milliseconds and bytes. */
export interface NetworkLimits {
  /** How often a connection is asked for a sign of life. */
  readonly pingIntervalMs: number
  /** A connection silent for this long after being asked is dropped. */
  readonly pingTimeoutMs: number
  /** How long an old session of the same key may take to show that it lives. */
  readonly duplicatePingMs: number
  /** A call without its own timeout. */
  readonly callTimeoutMs: number
  /** From the opening of a connection to the acknowledged hello or the end of an enrolment. */
  readonly openingMs: number
  /** How long a closing session may take to say why. */
  readonly farewellMs: number
  /** Calls and notices waiting for one peer; beyond it the peer is dropped as too slow. */
  readonly outgoingBytes: number
  /** Calls of one peer being handled at once. */
  readonly callsAtOnce: number
  /** Answers waiting for one peer beyond which none of its further calls is started. */
  readonly answerBytes: number
  /** Messages of one peer: sustained rate and burst. */
  readonly messagesPerSecond: number
  readonly messageBurst: number
  /** Enrolment requests from one address, and from everywhere. */
  readonly enrolmentsPerMinuteByAddress: number
  readonly enrolmentsPerMinute: number
  /** Connections of strangers open at once, from one address and from everywhere. */
  readonly strangersByAddress: number
  readonly strangers: number
}

/** Fit for a thousand hospitals, some of them on slow lines and behind one address. */
export const DEFAULT_LIMITS: NetworkLimits = {
  pingIntervalMs: 10_000,
  pingTimeoutMs: 10_000,
  duplicatePingMs: 3_000,
  callTimeoutMs: 30_000,
  openingMs: 20_000,
  farewellMs: 1_000,
  outgoingBytes: 32 * 1024 * 1024,
  callsAtOnce: 64,
  answerBytes: 4 * 1024 * 1024,
  messagesPerSecond: 2_000,
  messageBurst: 20_000,
  enrolmentsPerMinuteByAddress: 10,
  enrolmentsPerMinute: 60,
  strangersByAddress: 32,
  strangers: 128,
}
