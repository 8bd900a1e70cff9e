/** Submissions, receipts and nonces of which each breaks exactly one rule (PROTOCOL §6). */
import { foundLedger } from '../../support/ledger-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { admitted, filler, hospital, type RuleCases } from './cases.ts'

/** Refused submissions. */
export const submissionCases: RuleCases = {
  'wrong-consortium': [
    [
      'a submission to another consortium',
      (ledger) => {
        const body = { consortium: bytesFrom('another') }
        return ledger.submit(hospital(ledger, 0), { body }).ask().hold().accept()
      },
    ],
  ],
  'bad-signature': [
    [
      'a submission signed by another hospital than its author',
      (ledger) => {
        const { sign } = hospital(ledger, 1)
        return ledger.submit(hospital(ledger, 0), { sign }).ask().hold().accept()
      },
    ],
    [
      'a submission forged by the government',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0), { sign: ledger.government })
        return review.ask().hold().accept()
      },
    ],
    [
      'a receipt that the author gave itself',
      (ledger) => {
        const author = hospital(ledger, 0)
        return ledger
          .submit(author, { receipt: { sign: author.sign } })
          .ask()
          .hold()
          .accept()
      },
    ],
  ],
  'unknown-hospital': [
    [
      'a submission by a stranger',
      async (ledger) => ledger.submit(await ledger.enrol('stranger')).withdraw(),
    ],
    [
      'a cancel for the exclusion of a stranger',
      async (ledger) =>
        ledger.submit(await ledger.enrol('stranger')).cancel({ cause: 'author-excluded' }),
    ],
  ],
  'author-not-active': [
    [
      'a record whose author was suspended meanwhile',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0)).ask().hold()
        ledger.append(ledger.membership.suspend(hospital(ledger, 0)))
        return review.accept()
      },
    ],
    [
      'a record whose author was not active at its base',
      async (ledger) => {
        const newcomer = await admitted(ledger)
        const base = { height: ledger.state.height, hash: ledger.state.head }
        ledger.append(ledger.membership.activate(newcomer))
        return ledger.submit(newcomer, { body: { base } }).ask().hold().accept()
      },
    ],
  ],
  'bad-base': [
    [
      'a base that is not final yet',
      (ledger) => {
        const base = { height: ledger.state.height + 1, hash: ledger.state.head }
        return ledger.submit(hospital(ledger, 0), { body: { base } }).withdraw()
      },
    ],
    [
      'a base on a parallel chain',
      (ledger) => {
        const base = { height: ledger.state.height, hash: bytesFrom('parallel') }
        return ledger.submit(hospital(ledger, 0), { body: { base } }).ask().hold().accept()
      },
    ],
    [
      'a record on a base further back than the window',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0)).ask().hold()
        for (let block = 0; block < 8; block++) ledger.append(filler(ledger))
        return review.accept()
      },
    ],
  ],
  'wrong-epoch': [
    [
      'a submission sealed under an epoch that does not exist',
      (ledger) =>
        ledger
          .submit(hospital(ledger, 0), { body: { epoch: 2 } })
          .ask()
          .hold()
          .accept(),
    ],
    [
      'a submission sealed while the active hospitals wait for an epoch',
      (ledger) => {
        ledger.append(ledger.membership.suspend(hospital(ledger, 6)))
        return ledger.submit(hospital(ledger, 0)).ask().hold().accept()
      },
    ],
    [
      'a submission under the epoch before the one at its base',
      async (ledger) => {
        ledger.append(ledger.membership.suspend(hospital(ledger, 6)))
        ledger.append(await ledger.epoch(hospital(ledger, 0)))
        return ledger
          .submit(hospital(ledger, 0), { body: { epoch: 1 } })
          .ask()
          .hold()
          .accept()
      },
    ],
  ],
  'nonce-used': [
    [
      'a second submission under one nonce',
      (ledger) => {
        ledger.append(ledger.submit(hospital(ledger, 0), { body: { nonce: 1 } }).withdraw())
        const again = ledger.submit(hospital(ledger, 0), { body: { nonce: 1 } })
        return again.ask().hold().accept()
      },
    ],
    [
      'one submission that ends twice in one block',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0)).ask().hold()
        return [review.accept(), review.withdraw()]
      },
    ],
  ],
  'nonce-too-far': [
    [
      'a nonce beyond the window above the lowest open one',
      (ledger) => {
        const review = ledger.submit(hospital(ledger, 0), { body: { nonce: 17 } })
        return review.ask().hold().accept()
      },
    ],
    [
      'a nonce for which there is no draw secret, though within the window',
      async () => {
        const short = await foundLedger({ active: 2, parameters: { drawSecrets: 4 } })
        const review = short.submit(short.hospitals[0]!, { body: { nonce: 5 } })
        const block = short.block([review.ask().hold().accept()])
        return () => short.check(block)
      },
    ],
  ],
  'bad-payload-size': [
    [
      'a payload larger than any document makes it',
      (ledger) => {
        const payload = { digest: bytesFrom('digest'), size: 300 * 1024 }
        return ledger.submit(hospital(ledger, 0), { body: { payload } }).ask().hold().accept()
      },
    ],
  ],
  'bad-specialty': [
    [
      'a specialty that is not in the list',
      (ledger) => {
        const body = { specialty: 'astrology' }
        return ledger.submit(hospital(ledger, 0), { body }).ask().hold().accept()
      },
    ],
  ],
  'wrong-receipt': [
    [
      'the receipt of another submission',
      (ledger) => {
        const receipt = { body: { submission: bytesFrom('another') } }
        return ledger.submit(hospital(ledger, 0), { receipt }).ask().hold().accept()
      },
    ],
    [
      'a receipt from another consortium',
      (ledger) => {
        const receipt = { body: { consortium: bytesFrom('another') } }
        return ledger.submit(hospital(ledger, 0), { receipt }).ask().hold().accept()
      },
    ],
  ],
  'wrong-secret': [
    [
      'the draw secret of the next nonce',
      (ledger) => {
        const secret = hospital(ledger, 0).secrets.secret(2)
        return ledger.submit(hospital(ledger, 0), { secret }).ask().hold().accept()
      },
    ],
    [
      'the draw secret of another hospital',
      (ledger) => {
        const secret = hospital(ledger, 1).secrets.secret(1)
        return ledger.submit(hospital(ledger, 0), { secret }).ask().hold().accept()
      },
    ],
    [
      'a secret of the government\u2019s choice, to choose the ranking',
      (ledger) => {
        const secret = bytesFrom('chosen')
        return ledger.submit(hospital(ledger, 0), { secret }).ask().hold().accept()
      },
    ],
  ],
  malformed: [
    [
      'a submission under epoch zero',
      (ledger) => ledger.submit(hospital(ledger, 0), { body: { epoch: 0 } }).withdraw(),
    ],
    [
      'a content digest that is none',
      (ledger) =>
        ledger
          .submit(hospital(ledger, 0), { body: { contentDigest: new Uint8Array(31) } })
          .withdraw(),
    ],
  ],
}
