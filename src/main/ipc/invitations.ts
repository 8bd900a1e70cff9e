/** Invitations that the administrator makes, hands out, and withdraws. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { InvitationRow } from '#contract/views/membership'
import type { InvitationView } from '#contract/views/network'
import type { MadeInvitation } from '#node/government/admissions'
import { type BookedInvitation, faultOf } from '#node/government/invitation-book'
import type { Government } from '#node/government/government'
import { type Context, requireGovernment } from './context.ts'

type Names =
  | 'government.invite'
  | 'government.invitations'
  | 'government.invitation'
  | 'government.revokeInvitation'

/** Handlers of `government.*` about invitations. */
export function invitationHandlers(context: Context): Pick<Handlers, Names> {
  const government = () => requireGovernment(context).node
  return {
    'government.invite': async ({ label }) => {
      const { admissions, addresses } = government()
      return invitationView(await admissions.invite(label, reachable(addresses)))
    },
    'government.invitations': async () => {
      const { admissions } = government()
      const now = context.life.now()
      return admissions.invitations().map((booked) => invitationRow(admissions, booked, now))
    },
    'government.invitation': async ({ invitation }) => {
      const { admissions, addresses } = government()
      const written = admissions.writeAgain(invitation, reachable(addresses))
      if (!written) throw new ContractError('invitation-not-open')
      return invitationView(written)
    },
    'government.revokeInvitation': async ({ invitation }) => {
      if (!(await government().admissions.revoke(invitation))) {
        throw new ContractError('invitation-not-open')
      }
      return null
    },
  }
}

function invitationView({ id, text, label, expires }: MadeInvitation): InvitationView {
  const name = label.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return { id, text, label, fileName: `invitation-${name}.medichain`, expiresAt: expires }
}

function invitationRow(
  admissions: Government['admissions'],
  booked: BookedInvitation,
  now: number,
): InvitationRow {
  const { id, label, made, expires, usedBy } = booked
  const request = usedBy === null ? undefined : admissions.taken(usedBy)
  return {
    id,
    label,
    madeAt: made,
    expiresAt: expires,
    state: faultOf(booked, now) ?? 'open',
    usedBy: request ? { name: request.name, standing: request.standing } : null,
  }
}

/** Loopback addresses help nobody elsewhere, unless there is no other. */
function reachable(addresses: readonly string[]): string[] {
  const outside = addresses.filter((address) => !/\/ip4\/127\.|\/ip6\/::1\//.test(address))
  return outside.length > 0 ? outside : [...addresses]
}
