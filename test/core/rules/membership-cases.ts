/** Membership changes of which each breaks exactly one rule (PROTOCOL §4). */
import { fromHex } from '#crypto/bytes'
import { bytesFrom } from '../../support/signed.ts'
import { admitted, hospital, type RuleCases } from './cases.ts'

const SMALL_ORDER = fromHex('01'.padEnd(64, '0'))

/** Refused admissions, suspensions, reinstatements and removals. */
export const membershipCases: RuleCases = {
  'wrong-consortium': [
    [
      'an admission of another consortium',
      async (ledger) => {
        const body = { consortium: bytesFrom('another') }
        return ledger.membership.admit(await ledger.enrol('X'), { body })
      },
    ],
    [
      'a request made to another consortium',
      async (ledger) => {
        const request = { body: { consortium: bytesFrom('another') } }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
    [
      'a suspension in another consortium',
      (ledger) =>
        ledger.membership.suspend(hospital(ledger, 0), {
          body: { consortium: bytesFrom('other') },
        }),
    ],
  ],
  'bad-signature': [
    [
      'an admission signed by a hospital',
      async (ledger) =>
        ledger.membership.admit(await ledger.enrol('X'), { sign: hospital(ledger, 0).sign }),
    ],
    [
      'a request signed by another key than its own',
      async (ledger) => {
        const request = { sign: hospital(ledger, 0).sign }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
    [
      'a suspension signed by the hospital itself',
      (ledger) => {
        const subject = hospital(ledger, 0)
        return ledger.membership.suspend(subject, { sign: subject.sign })
      },
    ],
    [
      'a reinstatement signed by the hospital itself',
      (ledger) => {
        const subject = hospital(ledger, 0)
        ledger.append(ledger.membership.suspend(subject))
        return ledger.membership.reinstate(subject, { sign: subject.sign })
      },
    ],
    [
      'a removal signed by another hospital, though approved',
      (ledger) => ledger.membership.remove(hospital(ledger, 0), { sign: hospital(ledger, 1).sign }),
    ],
  ],
  'wrong-member-root': [
    [
      'a suspension signed for other members',
      (ledger) =>
        ledger.membership.suspend(hospital(ledger, 0), { body: { memberRoot: bytesFrom('root') } }),
    ],
    [
      'a reinstatement that was valid one change ago',
      (ledger) => {
        ledger.append(ledger.membership.suspend(hospital(ledger, 0)))
        const late = ledger.membership.reinstate(hospital(ledger, 0))
        ledger.append(ledger.membership.suspend(hospital(ledger, 1)))
        return late
      },
    ],
    [
      'a removal that was approved before the members changed',
      (ledger) => {
        const late = ledger.membership.remove(hospital(ledger, 0))
        ledger.append(ledger.membership.suspend(hospital(ledger, 1)))
        return late
      },
    ],
  ],
  'unknown-hospital': [
    [
      'a suspension of a hospital that was never admitted',
      async (ledger) => ledger.membership.suspend(await ledger.enrol('X')),
    ],
    [
      'a removal of a hospital that was never admitted',
      async (ledger) => ledger.membership.remove(await ledger.enrol('X')),
    ],
  ],
  'already-member': [
    [
      'a request that was admitted before',
      (ledger) => ledger.membership.admit(hospital(ledger, 0)),
    ],
    [
      'one hospital more than the consortium may have',
      async (ledger) => {
        await admitted(ledger, 'eighth')
        await admitted(ledger, 'ninth')
        return ledger.membership.admit(await ledger.enrol('tenth'))
      },
    ],
  ],
  'wrong-status': [
    [
      'a suspension of a suspended hospital',
      (ledger) => {
        ledger.append(ledger.membership.suspend(hospital(ledger, 0)))
        return ledger.membership.suspend(hospital(ledger, 0))
      },
    ],
    [
      'a suspension of a hospital that is only admitted',
      async (ledger) => ledger.membership.suspend(await admitted(ledger)),
    ],
    [
      'a reinstatement of an active hospital',
      (ledger) => ledger.membership.reinstate(hospital(ledger, 0)),
    ],
    [
      'a second removal',
      (ledger) => {
        ledger.append(ledger.membership.remove(hospital(ledger, 0)))
        return ledger.membership.remove(hospital(ledger, 0))
      },
    ],
    [
      'a reinstatement of a removed hospital',
      (ledger) => {
        ledger.append(ledger.membership.remove(hospital(ledger, 0)))
        return ledger.membership.reinstate(hospital(ledger, 0))
      },
    ],
    ['a second activation', (ledger) => ledger.membership.activate(hospital(ledger, 0))],
  ],
  'weak-key': [
    [
      'a signing key of small order',
      async (ledger) => {
        const request = { body: { signingKey: SMALL_ORDER } }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
    [
      'an encryption key of small order, to which no epoch key could be sealed',
      async (ledger) => {
        const request = { body: { encryptionKey: SMALL_ORDER } }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
  ],
  'key-in-use': [
    [
      'the signing key of another member',
      async (ledger) => {
        const { signing, sign } = hospital(ledger, 0)
        const request = { body: { signingKey: signing.publicKey }, sign }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
    [
      'the key of a hospital that was removed',
      async (ledger) => {
        const { signing, sign } = hospital(ledger, 0)
        ledger.append(ledger.membership.remove(hospital(ledger, 0)))
        const request = { body: { signingKey: signing.publicKey }, sign }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
    [
      'the key of the government',
      async (ledger) => {
        const { key } = ledger.consortium.genesis.government
        const request = { body: { signingKey: key }, sign: ledger.government }
        return ledger.membership.admit(await ledger.enrol('X', { request }))
      },
    ],
  ],
  'bad-anchor': [
    [
      'a commitment to fewer draw secrets than the consortium asks for',
      async (ledger) => {
        const newcomer = await ledger.enrol('X')
        const anchor = { hash: newcomer.secrets.anchor, length: 63 }
        return ledger.membership.admit(newcomer, { body: { anchor } })
      },
    ],
  ],
  malformed: [
    [
      'an admission whose request cannot be read',
      async (ledger) =>
        ledger.membership.admit(await ledger.enrol('X'), {
          body: { request: [bytesFrom('noise'), new Uint8Array(64)] },
        }),
    ],
    [
      'a profile with a specialty that is not in the list',
      async (ledger) =>
        ledger.membership.admit(await ledger.enrol('X', { specialties: ['astrology'] })),
    ],
    [
      'a profile with its specialties out of order',
      async (ledger) =>
        ledger.membership.admit(await ledger.enrol('X', { specialties: ['urology', 'oncology'] })),
    ],
    [
      'a suspension without a reason',
      (ledger) => ledger.membership.suspend(hospital(ledger, 0), { body: { reason: '' } }),
    ],
  ],
}
