/** Messages about submissions and their review (PROTOCOL §6). */
import { toWire } from '#core/codec/message'
import { bytesUpTo, hash32 } from '#core/codec/schemas'
import { attestationKind, attestationReceiptKind } from '#core/submission/attestation'
import { receiptKind } from '#core/submission/receipt'
import { STEPS_LIMIT, stepSchema, stepToWire } from '#core/submission/step'
import { submissionKind } from '#core/submission/submission'
import { withdrawalKind } from '#core/submission/withdrawal'
import { z } from 'zod'
import { plainBody, signedBody } from './body.ts'

const payload = bytesUpTo(1024 * 1024)
const steps = z.array(stepSchema).max(STEPS_LIMIT)

/** Author → government; answered with a receipt. */
export const submit = signedBody(
  'submit',
  z.strictObject({ submission: submissionKind.schema, payload }),
  ({ submission, payload }) => ({ submission: toWire(submission), payload }),
)

/** The receipt as an answer. */
export const receiptAnswer = signedBody(
  'receipt',
  z.strictObject({ receipt: receiptKind.schema }),
  ({ receipt }) => ({ receipt: toWire(receipt) }),
)

/** Author → government: takes a submission back. */
export const withdraw = signedBody(
  'withdraw',
  z.strictObject({ withdrawal: withdrawalKind.schema }),
  ({ withdrawal }) => ({ withdrawal: toWire(withdrawal) }),
)

/** Government → drawn hospital: everything it needs to check why it is asked, and the payload. */
export const ask = signedBody(
  'ask',
  z.strictObject({
    submission: submissionKind.schema,
    receipt: receiptKind.schema,
    secret: hash32,
    /** All steps so far; the last one is the ask. */
    steps,
    payload,
  }),
  (value) => ({
    submission: toWire(value.submission),
    receipt: toWire(value.receipt),
    secret: value.secret,
    steps: value.steps.map(stepToWire),
    payload: value.payload,
  }),
)

/** Hospital → government: held or pass. */
export const answer = signedBody('answer', z.strictObject({ step: stepSchema }), ({ step }) => ({
  step: stepToWire(step),
}))

/** Hospital → government: the verdict; answered with a receipt. */
export const attest = signedBody(
  'attest',
  z.strictObject({ attestation: attestationKind.schema }),
  ({ attestation }) => ({ attestation: toWire(attestation) }),
)

/** The receipt for an attestation. */
export const attestAnswer = signedBody(
  'attestation-receipt',
  z.strictObject({ receipt: attestationReceiptKind.schema }),
  ({ receipt }) => ({ receipt: toWire(receipt) }),
)

/** Government → hospital: this review is no longer yours to decide. */
export const release = plainBody('release', z.strictObject({ submission: hash32 }))

/** Government → author: how far a submission has come. */
export const life = signedBody(
  'life',
  z.strictObject({
    submission: hash32,
    receipt: receiptKind.schema,
    secret: hash32,
    steps,
    attestation: attestationKind.schema.nullable(),
    withdrawn: z.boolean(),
  }),
  (value) => ({
    submission: value.submission,
    receipt: toWire(value.receipt),
    secret: value.secret,
    steps: value.steps.map(stepToWire),
    attestation: value.attestation && toWire(value.attestation),
    withdrawn: value.withdrawn,
  }),
)
