/** Hospitals as members of the consortium, and the changes under way. */
import { z } from 'zod'
import { hashSchema, heightSchema, timeSchema } from '../scalars.ts'

/** State of a membership (PROTOCOL §4). */
export const membershipSchema = z.enum(['admitted', 'active', 'suspended', 'removed'])

/** How a hospital is connected to the government now. */
export const connectionSchema = z.enum([
  'idle',
  'busy',
  'reviewing',
  'lagging',
  'following',
  'offline',
])

/** Who asks to join, as the request states it. */
export const profileSchema = z.strictObject({
  name: z.string(),
  licence: z.string(),
  city: z.string(),
  specialties: z.array(z.string()),
  contact: z.strictObject({ person: z.string(), telephone: z.string() }),
})

/** A hospital in the network list. */
export const memberViewSchema = z.strictObject({
  id: hashSchema,
  profile: profileSchema,
  membership: membershipSchema,
  /** Height of the block that gave it this state. */
  since: heightSchema,
  connection: connectionSchema,
  height: heightSchema.nullable(),
  lastSeen: timeSchema.nullable(),
  /** Has signed `join`, so it can be activated (admitted members only). */
  joined: z.boolean(),
  /** Has voted on the block that is open now. */
  votedOnOpenBlock: z.boolean(),
  /** Its own submissions, and how it answered when it was asked, over all that have ended. */
  counts: z.strictObject({
    submitted: z.int(),
    withdrawn: z.int(),
    asked: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    passed: z.int(),
    unanswered: z.int(),
  }),
  isSelf: z.boolean(),
})
/** A hospital in the network list. */
export type MemberView = z.infer<typeof memberViewSchema>

/** A request to join that the administrator has not decided yet. */
export const requestViewSchema = z.strictObject({
  id: hashSchema,
  profile: profileSchema,
  receivedAt: timeSchema,
  /** Text that the administrator wrote into the invitation, so that a request can be placed. */
  invitedAs: z.string(),
})
/** A request to join. */
export type RequestView = z.infer<typeof requestViewSchema>

/** An invitation that can be handed to a hospital as a file, a text or a QR code. */
export const invitationViewSchema = z.strictObject({
  id: hashSchema,
  text: z.string(),
  fileName: z.string(),
  label: z.string(),
  expiresAt: timeSchema,
})
/** An invitation. */
export type InvitationView = z.infer<typeof invitationViewSchema>

/** A membership change that needs approvals, as a hospital or the government sees it. */
export const changeViewSchema = z.strictObject({
  id: hashSchema,
  kind: z.enum(['activate', 'remove']),
  subject: z.strictObject({ id: hashSchema, profile: profileSchema }),
  reason: z.string(),
  /** Hospitals that approved, and how many approvals are needed. */
  approvedBy: z.array(z.strictObject({ id: hashSchema, name: z.string() })),
  missing: z.array(z.strictObject({ id: hashSchema, name: z.string() })),
  needed: z.int(),
  /** Last height at which the approvals count. */
  until: heightSchema,
  /** This node's own approval: wanted, given, or not its business. */
  mine: z.enum(['wanted', 'given', 'declined', 'none']),
})
/** A membership change that needs approvals. */
export type ChangeView = z.infer<typeof changeViewSchema>

/** What a membership change would do to the electorate, shown before it is decided. */
export const consequencesSchema = z.strictObject({
  votersNow: z.int(),
  votesNeededNow: z.int(),
  votersAfter: z.int(),
  votesNeededAfter: z.int(),
  /** Each voting hospital, and the one concerned, and whether it could vote after the change. */
  hospitals: z.array(
    z.strictObject({
      id: hashSchema,
      name: z.string(),
      canVoteNow: z.boolean(),
      canVoteAfter: z.boolean(),
    }),
  ),
  /** No block could become final after it until somebody comes back. */
  stopsBlocks: z.boolean(),
  /** A suspension that is refused: no block, not even one that takes it back, could follow. */
  neverAgain: z.boolean(),
  /** Approvals that the change needs and who could give them. */
  approvalsNeeded: z.int(),
})
/** What a change would do to the electorate. */
export type Consequences = z.infer<typeof consequencesSchema>
