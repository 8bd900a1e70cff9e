/** Epochs of which each breaks exactly one rule (PROTOCOL §5). */
import { LedgerBuilder, testConsortium } from '../../support/ledger-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { hospital, type RuleCases } from './cases.ts'

/** An epoch is due: the last hospital was suspended. */
function due(ledger: LedgerBuilder): LedgerBuilder {
  ledger.append(ledger.membership.suspend(hospital(ledger, 6)))
  return ledger
}

/** Refused epochs. */
export const epochCases: RuleCases = {
  'wrong-consortium': [
    [
      'an epoch of another consortium',
      (ledger) =>
        due(ledger).epoch(hospital(ledger, 0), { body: { consortium: bytesFrom('another') } }),
    ],
  ],
  'bad-signature': [
    [
      'an epoch signed by another hospital than its author',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { sign: hospital(ledger, 1).sign }),
    ],
    [
      'an epoch made by the government in the name of a hospital',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { sign: ledger.government }),
    ],
  ],
  'author-not-active': [
    ['an epoch by the suspended hospital', (ledger) => due(ledger).epoch(hospital(ledger, 6))],
    ['an epoch by a stranger', async (ledger) => due(ledger).epoch(await ledger.enrol('stranger'))],
  ],
  'epoch-number': [
    [
      'an epoch that skips one',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { body: { number: 3 } }),
    ],
    [
      'an epoch with the number of the last one',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { body: { number: 1 } }),
    ],
  ],
  'epoch-recipients': [
    [
      'an epoch that leaves an active hospital out',
      (ledger) =>
        due(ledger).epoch(hospital(ledger, 0), {
          alter: ({ sealed }) => ({ sealed: sealed.slice(1) }),
        }),
    ],
    [
      'an epoch sealed to the suspended hospital as well',
      async (ledger) => {
        const before = await ledger.epoch(hospital(ledger, 0))
        const sealed = before.kind === 'epoch' ? before.message.body.sealed : []
        return due(ledger).epoch(hospital(ledger, 0), { body: { sealed } })
      },
    ],
    [
      'an epoch whose recipients are not in order',
      (ledger) =>
        due(ledger).epoch(hospital(ledger, 0), {
          alter: ({ sealed }) => ({ sealed: sealed.toReversed() }),
        }),
    ],
    [
      'an epoch sealed twice to one and not at all to another',
      (ledger) =>
        due(ledger).epoch(hospital(ledger, 0), {
          alter: ({ sealed }) => ({ sealed: [sealed[0]!, ...sealed.slice(0, -1)] }),
        }),
    ],
  ],
  'epoch-unneeded': [
    ['an epoch though nothing has changed', (ledger) => ledger.epoch(hospital(ledger, 0))],
    [
      'a second repair by one hospital',
      async (ledger) => {
        ledger.append(await ledger.epoch(hospital(ledger, 0), { repair: true }))
        ledger.append(await ledger.epoch(hospital(ledger, 1), { repair: true }))
        return ledger.epoch(hospital(ledger, 0), { repair: true })
      },
    ],
    [
      'a repair of an epoch that is outdated anyway',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { repair: true }),
    ],
  ],
  'epoch-shape': [
    [
      'a later epoch without the key before it',
      (ledger) => due(ledger).epoch(hospital(ledger, 0), { body: { previous: null } }),
    ],
    [
      'a first epoch with a key before it',
      async () => {
        const fresh = new LedgerBuilder(testConsortium())
        const founder = await fresh.enrol('founder')
        fresh.append(fresh.membership.admit(founder))
        fresh.append(fresh.membership.activate(founder))
        const epoch = await fresh.epoch(founder, { body: { previous: new Uint8Array(80) } })
        return () => fresh.check(fresh.block([epoch]))
      },
    ],
  ],
  malformed: [
    [
      'an epoch with a sealed key of another length',
      (ledger) =>
        due(ledger).epoch(hospital(ledger, 0), {
          alter: ({ sealed }) => ({
            sealed: sealed.map((entry) => ({ ...entry, key: new Uint8Array(79) })),
          }),
        }),
    ],
  ],
}
