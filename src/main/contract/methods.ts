/**
 * The one map of commands and queries. Handlers, the preload bridge, the browser host and the
 * renderer's client are all typed from it; input and output are checked on both sides.
 */
import { z } from 'zod'
import {
  digitsSchema,
  hashSchema,
  heightSchema,
  lineSchema,
  passphraseSchema,
  timeSchema,
} from './scalars.ts'
import { SPECIALTIES } from './specialty.ts'
import { modeSchema, preferencesSchema, presenceSchema, statusSchema } from './views/app.ts'
import {
  blockListSchema,
  blockRowSchema,
  blockViewSchema,
  evidenceFileSchema,
  findingsSchema,
  holdingSchema,
  keyTrialSchema,
  passageSchema,
  relayPlaceSchema,
  relayRowSchema,
  storedPayloadSchema,
  transactionViewSchema,
  verificationSchema,
} from './views/chain.ts'
import { demonstrationSchema } from './views/demonstration.ts'
import {
  chartSchema,
  conditionMatchSchema,
  documentInputSchema,
  installedSystemSchema,
  patientRowSchema,
  revisionReasonSchema,
} from './views/diagnosis.ts'
import {
  draftCheckSchema,
  draftContentSchema,
  draftIdSchema,
  savedDraftSchema,
  uncheckedDocumentSchema,
} from './views/draft.ts'
import { decisionSchema, invitationRowSchema } from './views/membership.ts'
import { fairnessSchema } from './views/fairness.ts'
import {
  GOVERNANCE_KINDS,
  governancePlaceSchema,
  governanceRowSchema,
  keptDecisionSchema,
} from './views/governance.ts'
import {
  changeViewSchema,
  consequencesSchema,
  invitationViewSchema,
  memberViewSchema,
  requestViewSchema,
} from './views/network.ts'
import { answeredReviewSchema, chainPlaceSchema, drawStepSchema } from './views/review.ts'
import {
  rejectReasonSchema,
  reviewRowSchema,
  reviewViewSchema,
  submissionRowSchema,
  submissionViewSchema,
} from './views/submission.ts'

const nothing = z.strictObject({})
const done = z.null()

function method<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output }
}

/** Every command and query by name. */
export const methods = {
  // Life of the node
  'app.status': method(nothing, statusSchema),
  'app.chooseMode': method(z.strictObject({ mode: modeSchema }), done),
  'app.unlock': method(z.strictObject({ passphrase: z.string().max(1024) }), done),
  'app.setPerson': method(z.strictObject({ person: lineSchema }), done),
  /** In any phase; what is absent stays as it was. */
  'app.setPreferences': method(preferencesSchema.partial(), done),
  'app.demonstration': method(nothing, demonstrationSchema),
  /**
   * Only before this node is set up. Answers when all of it is shown or it was ended meanwhile;
   * asked again, it brings up the same one.
   */
  'app.tryDemonstration': method(nothing, done),
  /** Ends it and deletes everything of it; nothing happens where there is none. */
  'app.endDemonstration': method(nothing, done),

  // Government: the consortium and its hospitals
  'government.create': method(
    z.strictObject({
      consortiumName: lineSchema,
      country: lineSchema,
      governmentName: lineSchema,
      administrator: lineSchema,
      demonstration: z.boolean(),
      passphrase: passphraseSchema,
      /** Address that hospitals dial; port 0 lets the system choose. */
      listen: z.strictObject({ host: z.string().min(1).max(253), port: z.int().min(0).max(65535) }),
    }),
    done,
  ),
  'government.invite': method(z.strictObject({ label: lineSchema }), invitationViewSchema),
  /** Every invitation that was made, newest first. */
  'government.invitations': method(nothing, z.array(invitationRowSchema)),
  /** An open invitation again, with the addresses of now. */
  'government.invitation': method(z.strictObject({ invitation: hashSchema }), invitationViewSchema),
  'government.revokeInvitation': method(z.strictObject({ invitation: hashSchema }), done),
  'government.requests': method(nothing, z.array(requestViewSchema)),
  'government.admit': method(
    z.strictObject({ request: hashSchema, digits: digitsSchema.nullable(), compared: z.boolean() }),
    done,
  ),
  'government.refuse': method(z.strictObject({ request: hashSchema, reason: lineSchema }), done),
  'government.activate': method(z.strictObject({ hospital: hashSchema }), done),
  'government.suspend': method(z.strictObject({ hospital: hashSchema, reason: lineSchema }), done),
  'government.reinstate': method(
    z.strictObject({ hospital: hashSchema, reason: lineSchema }),
    done,
  ),
  'government.remove': method(z.strictObject({ hospital: hashSchema, reason: lineSchema }), done),
  'government.abandonChange': method(z.strictObject({ change: hashSchema }), done),
  'government.consequences': method(
    z.strictObject({
      hospital: hashSchema,
      change: z.enum(['activate', 'suspend', 'reinstate', 'remove']),
    }),
    consequencesSchema,
  ),
  /** Decisions that no final block holds yet, oldest first. */
  'government.decisions': method(nothing, z.array(decisionSchema)),
  /**
   * All that are open, the newest first, then `limit` of those that ended, the newest first;
   * `before`: only those that ended before this place.
   */
  'government.relays': method(
    z.strictObject({ before: relayPlaceSchema.nullable(), limit: z.int().min(1).max(200) }),
    z.array(relayRowSchema),
  ),
  'government.holding': method(z.strictObject({ submission: hashSchema }), holdingSchema),
  /** The stored payload whole, sealed as it is; at most a little more than one mebibyte. */
  'government.payload': method(z.strictObject({ submission: hashSchema }), storedPayloadSchema),
  /** Tries every key that this node holds on every sealed part of a record, here and now. */
  'government.tryKeys': method(z.strictObject({ submission: hashSchema }), keyTrialSchema),
  /** The last messages that passed since the node started, newest first. */
  'government.traffic': method(nothing, z.array(passageSchema)),

  // Hospital: joining
  'hospital.request': method(
    z.strictObject({
      invitation: z.string().trim().min(1).max(20_000),
      name: lineSchema,
      licence: lineSchema,
      city: lineSchema,
      specialties: z.array(z.enum(SPECIALTIES)).max(SPECIALTIES.length),
      contact: z.strictObject({ person: lineSchema, telephone: lineSchema }),
      /** The practitioner at this workstation. */
      person: lineSchema,
      passphrase: passphraseSchema,
    }),
    done,
  ),
  'hospital.join': method(
    z.strictObject({
      /** The hospital with which the recent block was compared; null for the very first. */
      comparedWith: hashSchema.nullable(),
      digits: digitsSchema.nullable(),
      height: heightSchema,
    }),
    done,
  ),
  'hospital.setPresence': method(
    z.strictObject({
      presence: presenceSchema,
      /** Reviews held at once, one for each reviewer at work; unchanged when absent. */
      holds: z.int().min(1).max(1024).optional(),
    }),
    done,
  ),

  // Comparing words by telephone (PROTOCOL §4)
  'words.ofRequest': method(
    z.strictObject({ request: hashSchema.nullable(), digits: digitsSchema }),
    z.array(z.string()).length(8),
  ),
  'words.ofHospital': method(
    z.strictObject({ hospital: hashSchema, digits: digitsSchema }),
    z.array(z.string()).length(8),
  ),
  'words.ofBlock': method(
    z.strictObject({ height: heightSchema, digits: digitsSchema }),
    z.array(z.string()).length(8),
  ),

  // Approvals
  'changes.list': method(nothing, z.array(changeViewSchema)),
  'changes.approve': method(
    z.strictObject({ change: hashSchema, digits: digitsSchema.nullable(), compared: z.boolean() }),
    done,
  ),
  'changes.decline': method(z.strictObject({ change: hashSchema }), done),

  // Members
  'network.members': method(nothing, z.array(memberViewSchema)),
  'network.fairness': method(nothing, fairnessSchema),

  // Governance
  /** Newest first; `before`: the last row known, null for the newest. */
  'governance.log': method(
    z.strictObject({
      before: governancePlaceSchema.nullable(),
      hospital: hashSchema.nullable(),
      kind: z.enum(GOVERNANCE_KINDS).nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.array(governanceRowSchema),
  ),
  /** The whole log with its blocks, to be checked from the genesis alone. */
  'governance.export': method(nothing, evidenceFileSchema),
  /** Newest first. */
  'government.keptDecisions': method(nothing, z.array(keptDecisionSchema)),

  // Recording
  'conditions.search': method(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
    z.strictObject({ matches: z.array(conditionMatchSchema), total: z.int() }),
  ),
  /** The code systems installed here; what the chain holds is found beside them. */
  'conditions.systems': method(nothing, z.array(installedSystemSchema)),
  'diagnosis.submit': method(
    z.strictObject({ document: documentInputSchema, source: z.enum(['form', 'import']) }),
    z.strictObject({ submission: hashSchema }),
  ),
  /** Drafts that this computer keeps, the one saved last first. */
  'drafts.list': method(nothing, z.array(savedDraftSchema)),
  /** Replaces the draft with this id; on the disk, sealed, when it is answered. */
  'drafts.save': method(
    z.strictObject({ id: draftIdSchema, content: draftContentSchema }),
    z.strictObject({ savedAt: timeSchema }),
  ),
  /** Nothing happens where there is none. */
  'drafts.discard': method(z.strictObject({ id: draftIdSchema }), done),
  /** What is wrong with a document, and what a reviewer would be warned of. */
  'drafts.check': method(z.strictObject({ document: uncheckedDocumentSchema }), draftCheckSchema),
  'submissions.list': method(
    z.strictObject({
      beforeNonce: z.int().nullable(),
      limit: z.int().min(1).max(500),
      filter: z.enum(['all', 'open', 'ended']),
    }),
    z.array(submissionRowSchema),
  ),
  'submissions.get': method(z.strictObject({ submission: hashSchema }), submissionViewSchema),
  'submissions.withdraw': method(z.strictObject({ submission: hashSchema }), done),
  /** Submits that a final record of this hospital was entered in error; answers the new submission. */
  'submissions.markEnteredInError': method(
    z.strictObject({ submission: hashSchema, reason: revisionReasonSchema }),
    z.strictObject({ submission: hashSchema }),
  ),

  // Reviewing
  'reviews.list': method(nothing, z.array(reviewRowSchema)),
  'reviews.get': method(z.strictObject({ submission: hashSchema }), reviewViewSchema),
  'reviews.accept': method(z.strictObject({ submission: hashSchema }), done),
  'reviews.reject': method(
    z.strictObject({
      submission: hashSchema,
      reason: rejectReasonSchema,
      text: z.string().trim().max(600),
    }),
    done,
  ),
  'reviews.decline': method(z.strictObject({ submission: hashSchema }), done),
  /** Computes the draw of a waiting review again, from what the chain holds. */
  'reviews.checkDraw': method(z.strictObject({ submission: hashSchema }), z.array(drawStepSchema)),
  /** Verdicts of this hospital, the latest first; those that the chain has not ended come before. */
  'reviews.decided': method(
    z.strictObject({ before: chainPlaceSchema.nullable(), limit: z.int().min(1).max(100) }),
    z.array(answeredReviewSchema),
  ),
  /** Reviews lately answered without a verdict, the latest first: at least the last 256. */
  'reviews.passedOn': method(nothing, z.array(answeredReviewSchema)),

  // Patients
  'patients.search': method(
    z.strictObject({
      /** Name words in any order, start of an identifier, or a birth date as people write it. */
      text: z.string().max(200),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    /** `total` counts up to 10,000. */
    z.strictObject({ patients: z.array(patientRowSchema), total: z.int() }),
  ),
  'patients.chart': method(z.strictObject({ id: z.int() }), chartSchema),

  // Chain
  /** Newest first: of all blocks or of those with something of a hospital, below a number. */
  'chain.blocks': method(
    z.strictObject({
      below: heightSchema.nullable(),
      limit: z.int().min(1).max(200),
      hospital: hashSchema.nullable().default(null),
    }),
    z.array(blockRowSchema),
  ),
  'chain.list': method(
    z.strictObject({
      hospital: hashSchema.nullable(),
      from: timeSchema.nullable(),
      to: timeSchema.nullable(),
    }),
    blockListSchema,
  ),
  /** By height, by at least four digits of a hash, or by a hospital's name; at most twenty. */
  'chain.find': method(z.strictObject({ text: z.string().max(200) }), findingsSchema),
  'chain.block': method(z.strictObject({ height: heightSchema }), blockViewSchema),
  'chain.transaction': method(z.strictObject({ id: hashSchema }), transactionViewSchema),
  /** Verifies the whole chain in the node; nothing happens where that is under way. */
  'chain.verify.start': method(nothing, done),
  'chain.verify.cancel': method(nothing, done),
  'chain.verification': method(nothing, verificationSchema),
  /** What an outsider needs to check a block from the genesis; `transaction` points at one of it. */
  'chain.evidence': method(
    z.strictObject({ height: heightSchema.min(1), transaction: hashSchema.nullable() }),
    evidenceFileSchema,
  ),
  /** Heights at which this node keeps two blocks that the government signed. */
  'chain.equivocations': method(nothing, z.array(heightSchema)),
  'chain.equivocationEvidence': method(
    z.strictObject({ height: heightSchema.min(1) }),
    evidenceFileSchema,
  ),
} as const

/** Name of a command or query. */
export type MethodName = keyof typeof methods
/** Input of a method, as the caller gives it. */
export type MethodInput<Name extends MethodName> = z.input<(typeof methods)[Name]['input']>
/** Input of a method after its schema checked (and trimmed) it. */
export type CheckedInput<Name extends MethodName> = z.output<(typeof methods)[Name]['input']>
/** Output of a method. */
export type MethodOutput<Name extends MethodName> = z.output<(typeof methods)[Name]['output']>

/** One handler for every method: the type from which both sides are derived. */
export type Handlers = {
  [Name in MethodName]: (input: CheckedInput<Name>) => Promise<MethodOutput<Name>>
}

/** True for the name of a method. */
export function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name)
}
