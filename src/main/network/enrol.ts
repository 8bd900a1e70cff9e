/** A stranger's one request to the government over libp2p. */
import { NetworkError } from './errors.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { ENROLMENT_MESSAGE_BYTES, ENROLMENT_PROTOCOL } from './protocols/enrolment/constants.ts'
import { requestEnrolment } from './protocols/enrolment/request.ts'
import { MAX_OPENING_BYTES, type EnrolOptions } from './star.ts'
import { dialAddresses } from './transport/addresses.ts'
import { dial } from './transport/dial.ts'
import { hangUp } from './transport/hang-up.ts'
import { startDialingNode } from './transport/libp2p-node.ts'
import { MessageStream } from './wire/message-stream.ts'

/** Sends the request and gives the answer; see Star.enrol. */
export async function enrol(options: EnrolOptions): Promise<Uint8Array> {
  const { body, timeoutMs, clock, governmentKey } = options
  if (body.length > MAX_OPENING_BYTES) {
    throw new NetworkError({ code: 'too-large', bytes: body.length, limit: MAX_OPENING_BYTES })
  }
  const addresses = dialAddresses(options.addresses, governmentKey)
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const node = await startDialingNode(options.privateKey, governmentKey, limits)
  try {
    const { connection, stream } = await dial(node, addresses, ENROLMENT_PROTOCOL, { timeoutMs })
    const messages = new MessageStream(stream, ENROLMENT_MESSAGE_BYTES)
    try {
      return await requestEnrolment(messages, body, clock, timeoutMs)
    } finally {
      await hangUp(connection, limits.farewellMs)
    }
  } finally {
    await node.stop()
  }
}
