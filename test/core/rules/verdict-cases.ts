/** Verdicts and causes of which each breaks exactly one rule (PROTOCOL §6). */
import type { LedgerBuilder } from '../../support/ledger-builder.ts'
import type { ReviewBuilder } from '../../support/review-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { hospital, type RuleCases } from './cases.ts'

function review(ledger: LedgerBuilder): ReviewBuilder {
  return ledger.submit(hospital(ledger, 0))
}

/** Refused verdicts and cancels. */
export const verdictCases: RuleCases = {
  'bad-signature': [
    [
      'an acceptance that the author signed for the holder',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ sign: hospital(ledger, 0).sign }),
    ],
    [
      'a rejection that the government signed for the holder',
      (ledger) => review(ledger).ask().hold().reject({ sign: ledger.government }),
    ],
    [
      'a withdrawal that the government signed for the author',
      (ledger) => review(ledger).withdraw({ sign: ledger.government }),
    ],
  ],
  'wrong-attestation': [
    [
      'a record upon a rejection',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { verdict: 'reject' } }),
    ],
    [
      'the verdict of a holder before the last',
      (ledger) => {
        const moved = review(ledger).ask().hold().pass('declined').ask().hold()
        return moved.accept(undefined, moved.start.ranking[0])
      },
    ],
    [
      'a verdict under an earlier hold',
      (ledger) => {
        const moved = review(ledger).ask().hold()
        const earlier = moved.steps[1]!.message.id
        return moved
          .pass('declined')
          .ask()
          .hold()
          .accept({ body: { held: earlier } })
      },
    ],
    [
      'the verdict of the author',
      (ledger) => review(ledger).ask().hold().accept(undefined, hospital(ledger, 0)),
    ],
    [
      'a verdict on another document than the author signed',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { contentDigest: bytesFrom('other') } }),
    ],
    [
      'a verdict on another submission',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { submission: bytesFrom('other') } }),
    ],
    [
      'a verdict in another consortium',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { consortium: bytesFrom('other') } }),
    ],
    [
      'an acceptance with a reason for rejecting',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { reason: bytesFrom('reason') } }),
    ],
    [
      'a rejection without a reason',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .reject({ body: { reason: null } }),
    ],
    [
      'a rejection that is an acceptance',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .reject({ body: { verdict: 'accept' } }),
    ],
  ],
  'wrong-cause': [
    [
      'a cancel for declines of which there were two',
      (ledger) => {
        const twice = review(ledger).ask().pass('declined').ask().hold().pass('declined')
        return twice.cancel({ cause: 'declined' })
      },
    ],
    [
      'a cancel for declines when nodes passed by themselves',
      (ledger) => {
        const thrice = review(ledger).ask().pass('away').ask().pass('busy').ask().pass('expired')
        return thrice.cancel({ cause: 'declined' })
      },
    ],
    [
      'a cancel for expiry a moment too early',
      (ledger) => {
        const { expiry } = ledger.consortium.genesis.parameters
        const started = review(ledger)
        const time = started.start.time + expiry - 1
        return ledger.block([started.cancel({ cause: 'expired' })], { body: { time } })
      },
    ],
    [
      'a cancel for exclusion though the author is active',
      (ledger) => review(ledger).cancel({ cause: 'author-excluded' }),
    ],
    [
      'the withdrawal of another submission',
      (ledger) => review(ledger).withdraw({ body: { submission: bytesFrom('other') } }),
    ],
    [
      'a withdrawal in another consortium',
      (ledger) => review(ledger).withdraw({ body: { consortium: bytesFrom('other') } }),
    ],
  ],
}
