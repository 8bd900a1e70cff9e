/** The enrolment protocol: one request of a stranger, one answer, and the connection ends. */
import { MAX_OPENING_BYTES } from '#network/star'
import { MESSAGE_HEAD_BYTES } from '#network/wire/message'

export const ENROLMENT_PROTOCOL = '/medichain/enrolment/1'

/** Name of the one call of this protocol. */
export const ENROL = 'enrol'

/** Largest message of this protocol, in either direction. */
export const ENROLMENT_MESSAGE_BYTES = MAX_OPENING_BYTES + MESSAGE_HEAD_BYTES
