/** Block headers, blocks and certificates of which each breaks exactly one rule (PROTOCOL §6). */
import { concatBytes } from '#crypto/hash'
import { decodeBlock, encodeBlock } from '#core/ledger/block'
import type { LedgerBuilder } from '../../support/ledger-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { admitted, filler, hospital, type RuleCases } from './cases.ts'

function certified(ledger: LedgerBuilder) {
  const block = ledger.block([filler(ledger)])
  return { block, certificate: ledger.certify(block) }
}

/** Refused blocks and certificates. */
export const blockCases: RuleCases = {
  malformed: [
    [
      'a block with a byte after it',
      (ledger) => {
        const bytes = encodeBlock(ledger.block([filler(ledger)]))
        return () => decodeBlock(concatBytes(bytes, Uint8Array.of(0)))
      },
    ],
    [
      'a header with a field too many',
      (ledger) => ledger.block([filler(ledger)], { alter: () => ({ extra: 1 }) as object }),
    ],
  ],
  'wrong-consortium': [
    [
      'a block of another consortium',
      (ledger) => ledger.block([filler(ledger)], { body: { consortium: bytesFrom('another') } }),
    ],
  ],
  'bad-signature': [
    [
      'a block signed by a hospital',
      (ledger) => ledger.block([filler(ledger)], { sign: hospital(ledger, 0).sign }),
    ],
    [
      'a vote that somebody else signed',
      (ledger) => {
        const impostor = { ...hospital(ledger, 0), sign: hospital(ledger, 1).sign }
        const others = [1, 2, 3, 4].map((number) => hospital(ledger, number))
        const { block } = certified(ledger)
        return { block, certificate: ledger.certify(block, [impostor, ...others]) }
      },
    ],
    [
      'votes for another block at that height',
      (ledger) => {
        const { block, certificate } = certified(ledger)
        const { votes } = ledger.certify(ledger.block([filler(ledger)]))
        return { block, certificate: { ...certificate, votes } }
      },
    ],
  ],
  'block-version': [
    [
      'a block of another protocol version',
      (ledger) => ledger.block([filler(ledger)], { body: { version: 2 } }),
    ],
  ],
  'block-height': [
    [
      'a block that skips a height',
      (ledger) => ledger.block([filler(ledger)], { body: { height: ledger.state.height + 2 } }),
    ],
    [
      'a second block at the height of the last',
      (ledger) => ledger.block([filler(ledger)], { body: { height: ledger.state.height } }),
    ],
    [
      'a certificate of another height',
      (ledger) => {
        const { block, certificate } = certified(ledger)
        return { block, certificate: { ...certificate, height: ledger.state.height + 2 } }
      },
    ],
  ],
  'block-previous': [
    [
      'a block on a parallel chain',
      (ledger) => ledger.block([filler(ledger)], { body: { previous: bytesFrom('parallel') } }),
    ],
    [
      'a certificate of another block',
      (ledger) => {
        const { block, certificate } = certified(ledger)
        return { block, certificate: { ...certificate, hash: bytesFrom('parallel') } }
      },
    ],
  ],
  'block-time': [
    [
      'a block earlier than the one before it',
      (ledger) => ledger.block([filler(ledger)], { body: { time: ledger.state.time - 1 } }),
    ],
  ],
  'block-empty': [['a block without a transaction', (ledger) => ledger.block([])]],
  'block-too-large': [
    [
      'more transactions than a block may hold',
      (ledger) => Array.from({ length: 5 }, () => filler(ledger)),
    ],
    [
      'more bytes than a block may hold',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0))
        for (let round = 0; round < 40; round++) review.ask().pass('busy')
        return review.ask().hold().accept()
      },
    ],
  ],
  'block-transaction-root': [
    [
      'other transactions than the header commits to',
      (ledger) => {
        const other = ledger.block([filler(ledger)])
        return { ...other, header: ledger.block([filler(ledger)]).header }
      },
    ],
    [
      'the transactions in another order',
      (ledger) => {
        const transactions = [filler(ledger), filler(ledger)]
        const { header } = ledger.block(transactions)
        return { ...ledger.block(transactions.toReversed()), header }
      },
    ],
  ],
  'block-member-root': [
    [
      'another member root than the one after the block',
      (ledger) => ledger.block([filler(ledger)], { body: { memberRoot: bytesFrom('root') } }),
    ],
    [
      'the member root before the change that the block makes',
      (ledger) => {
        const change = ledger.membership.suspend(hospital(ledger, 6))
        return ledger.block([change], { body: { memberRoot: ledger.state.memberRoot } })
      },
    ],
  ],
  'block-two-changes': [
    [
      'two membership changes in one block',
      (ledger) => [
        ledger.membership.suspend(hospital(ledger, 5)),
        ledger.membership.suspend(hospital(ledger, 6)),
      ],
    ],
  ],
  'votes-missing': [
    [
      'a certificate with one vote too few',
      (ledger) => {
        const { block } = certified(ledger)
        const voters = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, voters) }
      },
    ],
    [
      'fewer votes because hospitals were suspended: they still count',
      (ledger) => {
        for (const number of [4, 5, 6]) {
          ledger.append(ledger.membership.suspend(hospital(ledger, number)))
        }
        const block = ledger.block([ledger.submit(hospital(ledger, 0)).withdraw()])
        const voters = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, voters) }
      },
    ],
    [
      'a certificate without a vote',
      (ledger) => {
        const { block } = certified(ledger)
        return { block, certificate: ledger.certify(block, []) }
      },
    ],
  ],
  'vote-duplicate': [
    [
      'one hospital voting twice',
      (ledger) => {
        const { block } = certified(ledger)
        const voters = [0, 0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, voters) }
      },
    ],
    [
      'votes that are not in order',
      (ledger) => {
        const { block, certificate } = certified(ledger)
        const votes = certificate.votes.toReversed()
        return { block, certificate: { ...certificate, votes } }
      },
    ],
  ],
  'vote-foreign': [
    [
      'the vote of a stranger',
      async (ledger) => {
        const stranger = await ledger.enrol('stranger')
        const { block } = certified(ledger)
        const voters = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, [...voters, stranger]) }
      },
    ],
    [
      'the vote of a hospital that is only admitted',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const { block } = certified(ledger)
        const voters = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, [...voters, newcomer]) }
      },
    ],
    [
      'the vote of a hospital that was removed',
      (ledger) => {
        ledger.append(ledger.membership.remove(hospital(ledger, 6)))
        const { block } = certified(ledger)
        const voters = [0, 1, 2, 3, 6].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, voters) }
      },
    ],
    [
      'the vote of a hospital that this very block activates',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const block = ledger.block([ledger.membership.activate(newcomer)])
        const voters = [0, 1, 2, 3].map((number) => hospital(ledger, number))
        return { block, certificate: ledger.certify(block, [...voters, newcomer]) }
      },
    ],
  ],
}
