/** A hospital that is no member yet: its keys, its signed request, and how the request stands. */
import { signerOf, signingPublicKey } from '#crypto/ed25519'
import { deriveEncryptionKey, encryptionPublicKey } from '#crypto/hpke'
import { enrolmentKind, type EnrolmentRequest, type Profile } from '#core/membership/enrolment'
import type { Invitation } from '#core/membership/invitation'
import { readConsortium } from '#core/membership/genesis'
import type { Environment } from '../environment.ts'
import { unitRandom } from '../environment.ts'
import { enrolment, enrolmentAnswer } from '../messages/membership.ts'
import type { HospitalSecrets } from '../settings.ts'

/** How long one question to the government may take, in milliseconds. */
const ENROLMENT_TIMEOUT = 10_000

/** How a request stands at the government. */
export type EnrolmentStanding = ReturnType<(typeof enrolmentAnswer)['decode']>

/** Fresh secrets of a hospital. */
export async function makeHospitalSecrets(environment: Environment): Promise<HospitalSecrets> {
  const encryption = await deriveEncryptionKey(environment.random(32))
  return {
    signingKey: environment.random(32),
    encryptionKey: encryption.privateKey,
    localKey: environment.random(32),
  }
}

/** Makes and signs a request; its hash is the hospital's id for ever. */
export async function makeRequest(
  environment: Environment,
  invitation: Invitation,
  profile: Profile,
  secrets: HospitalSecrets,
): Promise<EnrolmentRequest> {
  return enrolmentKind.make(
    {
      consortium: readConsortium(invitation.genesis).id,
      token: invitation.token,
      profile,
      signingKey: signingPublicKey(secrets.signingKey),
      encryptionKey: encryptionPublicKey(secrets.encryptionKey),
      time: environment.clock.utc(),
    },
    signerOf(secrets.signingKey),
  )
}

/** Sends the request, or asks how it stands. Rejects with a NetworkError. */
export async function askStanding(
  environment: Environment,
  government: { readonly addresses: readonly string[]; readonly key: Uint8Array },
  request: EnrolmentRequest,
  secrets: HospitalSecrets,
): Promise<EnrolmentStanding> {
  const answer = await environment.star.enrol({
    privateKey: secrets.signingKey,
    clock: environment.clock,
    random: unitRandom(environment),
    addresses: government.addresses,
    governmentKey: government.key,
    body: enrolment.encode({ request }),
    timeoutMs: ENROLMENT_TIMEOUT,
  })
  return enrolmentAnswer.decode(answer)
}
