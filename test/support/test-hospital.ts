/** Hospitals for tests: keys, draw secrets and enrolment request, all from the hospital's name. */
import { type KeyPair, signerOf, signingPublicKey } from '#crypto/ed25519'
import { deriveEncryptionKey } from '#crypto/hpke'
import type { Sign } from '#core/codec/message'
import { hashSecretChain, type SecretChain } from '#core/draw/secret-chain'
import { type Enrolment, enrolmentKind, type EnrolmentRequest } from '#core/membership/enrolment'
import type { Consortium } from '#core/membership/genesis'
import { bytesFrom, type Change, signed } from './signed.ts'

/** A hospital with everything that only it, and for the draw secrets the government, would know. */
export interface TestHospital {
  readonly name: string
  readonly id: Uint8Array
  readonly signing: KeyPair
  readonly encryption: KeyPair
  readonly sign: Sign
  readonly secrets: SecretChain
  readonly request: EnrolmentRequest
}

/** What a test may choose about a hospital. */
export interface HospitalChoices {
  readonly specialties?: readonly string[]
  readonly request?: Change<Enrolment>
}

/** An Ed25519 key pair from a label. */
export function signingKeyFrom(label: string): KeyPair {
  const privateKey = bytesFrom(`${label} signing key`)
  return { privateKey, publicKey: signingPublicKey(privateKey) }
}

/** A hospital of this consortium that has made its request and is not yet admitted. */
export async function makeHospital(
  consortium: Consortium,
  name: string,
  { specialties = [], request: change }: HospitalChoices = {},
): Promise<TestHospital> {
  const signing = signingKeyFrom(name)
  const encryption = await deriveEncryptionKey(bytesFrom(`${name} encryption key`))
  const sign = signerOf(signing.privateKey)
  const enrolment: Enrolment = {
    consortium: consortium.id,
    token: bytesFrom(`${name} token`).subarray(0, 16),
    profile: {
      name: `Hospital ${name}`,
      licence: `L-${name}`,
      city: 'Testville',
      specialties: [...specialties],
      contact: { person: 'Dr Test', telephone: '+00 000 000' },
    },
    signingKey: signing.publicKey,
    encryptionKey: encryption.publicKey,
    time: consortium.genesis.time,
  }
  const request = signed(enrolmentKind, enrolment, sign, change)
  const secrets = secretsFrom(name, consortium.genesis.parameters.drawSecrets)
  return { name, id: request.id, signing, encryption, sign, secrets, request }
}

/** A chain of draw secrets whose seed comes from a name. */
export function secretsFrom(name: string, length: number): SecretChain {
  const hashing = hashSecretChain(bytesFrom(`${name} draw secrets`), length)
  let step = hashing.next()
  while (!step.done) step = hashing.next()
  return step.value
}
