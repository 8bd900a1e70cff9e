/** A hospital's own membership: asking, joining, presence; and the comparing of words. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import { equalBytes, fromHex } from '#crypto/bytes'
import { comparisonWords, keysSubject } from '#core/membership/words'
import { type Invitation, readInvitation } from '#core/membership/invitation'
import type { EnrolmentRequest } from '#core/membership/enrolment'
import { enrolmentKind } from '#core/membership/enrolment'
import { readConsortium } from '#core/membership/genesis'
import { RuleError } from '#core/errors'
import { finalHash } from '#node/chain'
import { type Context, requireGovernment, requireHospital, requireRuntime } from './context.ts'

type Names =
  | 'hospital.request'
  | 'hospital.join'
  | 'hospital.setPresence'
  | 'words.ofRequest'
  | 'words.ofHospital'
  | 'words.ofBlock'

/** Handlers of `hospital.*` and `words.*`. */
export function membershipHandlers(context: Context): Pick<Handlers, Names> {
  return {
    'hospital.request': async ({ invitation, person, passphrase, ...profile }) => {
      if (context.life.phase !== 'new') {
        throw new ContractError('already-set-up')
      }
      const specialties = [...new Set(profile.specialties)].sort()
      await context.life.request(
        readWritten(invitation),
        { ...profile, specialties },
        person,
        passphrase,
      )
      return null
    },
    'hospital.join': async ({ comparedWith, digits, height }) => {
      const { node, chain, consortium } = requireHospital(context)
      const { demonstration } = consortium.genesis
      const first = chain.view.voters().length === 0
      if (!demonstration && !first && (comparedWith === null || digits === null)) {
        throw new ContractError('chain-not-compared')
      }
      const final = height === 0 ? undefined : await chain.read(height)
      const hash = final ? finalHash(final) : consortium.id
      await node.join(height, hash, comparedWith === null ? null : fromHex(comparedWith))
      context.statusChanged()
      return null
    },
    'hospital.setPresence': async ({ presence, holds }) => {
      requireHospital(context)
      await context.life.change({ presence, ...(holds === undefined ? {} : { holds }) })
      return null
    },
    'words.ofRequest': async ({ request, digits }) => {
      const { consortium, enrolment } =
        request === null ? ownRequest(context) : waitingRequest(context, request)
      const { signingKey, encryptionKey } = enrolment.body
      return comparisonWords(
        consortium,
        digits,
        keysSubject(enrolment.id, signingKey, encryptionKey),
      )
    },
    'words.ofHospital': async ({ hospital, digits }) => {
      const { chain } = requireRuntime(context)
      const member = chain.view.member(fromHex(hospital))
      if (!member) throw new ContractError('hospital-not-found')
      const subject = keysSubject(member.id, member.signingKey, member.encryptionKey)
      return comparisonWords(chain.state.consortium.id, digits, subject)
    },
    'words.ofBlock': async ({ height, digits }) => {
      const { chain } = requireRuntime(context)
      if (height > chain.height) throw new ContractError('block-not-found', { height })
      const hash = height === 0 ? chain.state.consortium.id : finalHash(await chain.read(height))
      return comparisonWords(chain.state.consortium.id, digits, hash)
    },
  }
}

function readWritten(text: string): Invitation {
  try {
    const invitation = readInvitation(text)
    readConsortium(invitation.genesis)
    return invitation
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    throw new ContractError(
      'invitation-invalid',
      {},
      {
        invitation: { code: 'invitation-incomplete', values: {} },
      },
    )
  }
}

function ownRequest(context: Context): { consortium: Uint8Array; enrolment: EnrolmentRequest } {
  const { settings } = context.life
  if (settings?.mode !== 'hospital') {
    throw new ContractError('hospital-only')
  }
  const enrolment = enrolmentKind.assemble(settings.request[0], settings.request[1])
  return { consortium: enrolment.body.consortium, enrolment }
}

function waitingRequest(context: Context, id: string) {
  const { node, consortium } = requireGovernment(context)
  const waiting = node.admissions
    .waiting()
    .find(({ request }) => equalBytes(request.id, fromHex(id)))
  if (!waiting) throw new ContractError('request-not-found')
  return { consortium: consortium.id, enrolment: waiting.request }
}
