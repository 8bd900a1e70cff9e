/** Steps, verdicts and causes of which each breaks exactly one rule (PROTOCOL §6). */
import type { LedgerBuilder } from '../../support/ledger-builder.ts'
import type { ReviewBuilder } from '../../support/review-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { hospital, type RuleCases } from './cases.ts'

function review(ledger: LedgerBuilder): ReviewBuilder {
  return ledger.submit(hospital(ledger, 0))
}

/** Refused reviews. */
export const reviewCases: RuleCases = {
  'bad-signature': [
    [
      'a hospital asked by somebody else than the government',
      (ledger) =>
        review(ledger).ask(undefined, { sign: hospital(ledger, 0).sign }).hold().accept(),
    ],
    [
      'a hold that the government signed for the hospital',
      (ledger) => review(ledger).ask().hold(undefined, { sign: ledger.government }).accept(),
    ],
    [
      'a pass that the government signed for the hospital',
      (ledger) =>
        review(ledger).ask().pass('away', undefined, { sign: ledger.government }).ask().hold().accept(),
    ],
    [
      'silence that the author asserts',
      (ledger) => {
        const { sign } = hospital(ledger, 0)
        return review(ledger).ask().unanswered(undefined, { sign }).ask().hold().accept()
      },
    ],
    [
      'an acceptance that the author signed for the holder',
      (ledger) => review(ledger).ask().hold().accept({ sign: hospital(ledger, 0).sign }),
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
  'unknown-hospital': [
    [
      'an answer of a stranger',
      async (ledger) => review(ledger).ask().hold(await ledger.enrol('stranger')).accept(),
    ],
  ],
  'step-chain': [
    [
      'a step with a number too high',
      (ledger) => review(ledger).ask().hold(undefined, { body: { number: 3 } }).accept(),
    ],
    [
      'two steps with one number',
      (ledger) => review(ledger).ask().hold(undefined, { body: { number: 1 } }).accept(),
    ],
    [
      'a first step that does not follow the receipt',
      (ledger) =>
        review(ledger).ask(undefined, { body: { previous: bytesFrom('other') } }).hold().accept(),
    ],
    [
      'a step that does not follow the one before it',
      (ledger) =>
        review(ledger).ask().hold(undefined, { body: { previous: bytesFrom('other') } }).accept(),
    ],
    [
      'a step of another submission',
      (ledger) =>
        review(ledger).ask(undefined, { body: { submission: bytesFrom('other') } }).hold().accept(),
    ],
    [
      'a step of another consortium',
      (ledger) =>
        review(ledger).ask(undefined, { body: { consortium: bytesFrom('other') } }).hold().accept(),
    ],
    [
      'a step left out of the middle',
      (ledger) => {
        const whole = review(ledger).ask().pass().ask().hold()
        whole.steps.splice(1, 1)
        return whole.accept()
      },
    ],
  ],
  'step-order': [
    [
      'a hold by a hospital that nobody asked',
      (ledger) => {
        const started = review(ledger)
        return started.hold(started.start.ranking[0]).accept()
      },
    ],
    ['a pass that nobody was asked for', (ledger) => review(ledger).pass().ask().hold().accept()],
    ['silence of nobody', (ledger) => review(ledger).unanswered().ask().hold().accept()],
    ['a second hospital asked before the first answered', (ledger) => review(ledger).ask().ask().hold().accept()],
    [
      'a hospital asked while another holds it',
      (ledger) => review(ledger).ask().hold().ask().hold().accept(),
    ],
    ['a hold of what is held', (ledger) => review(ledger).ask().hold().hold().accept()],
    ['a record that nobody held', (ledger) => review(ledger).ask().accept()],
    ['a record without any step', (ledger) => review(ledger).accept()],
    [
      'a record whose holder passed it on',
      (ledger) => review(ledger).ask().hold().pass('declined').accept(),
    ],
    [
      'a record whose holder was called silent before its verdict',
      (ledger) => review(ledger).ask().hold().unanswered().accept(),
    ],
    ['a rejection by nobody', (ledger) => review(ledger).ask().pass().reject()],
  ],
  'step-hospital': [
    [
      'the second in the ranking asked first',
      (ledger) => {
        const started = review(ledger)
        return started.ask(started.start.ranking[1]).hold().accept()
      },
    ],
    [
      'somebody skipped after a pass',
      (ledger) => {
        const started = review(ledger).ask().pass()
        return started.ask(started.start.ranking[2]).hold().accept()
      },
    ],
    [
      'one hospital asked twice in a row',
      (ledger) => {
        const started = review(ledger).ask().pass()
        return started.ask(started.start.ranking[0]).hold().accept()
      },
    ],
    [
      'the author asked to review its own submission',
      (ledger) => review(ledger).ask(hospital(ledger, 0)).hold(hospital(ledger, 0)).accept(),
    ],
    [
      'a stranger asked',
      async (ledger) => {
        const stranger = await ledger.enrol('stranger')
        return review(ledger).ask(stranger).hold(stranger).accept()
      },
    ],
    [
      'another hospital than the asked one holding it',
      (ledger) => {
        const started = review(ledger)
        return started.ask().hold(started.start.ranking[1]).accept()
      },
    ],
    [
      'another hospital than the asked one passing it on',
      (ledger) => {
        const started = review(ledger)
        return started.ask().pass('away', started.start.ranking[1]).ask().hold().accept()
      },
    ],
    [
      'another hospital than the asked one called silent',
      (ledger) => {
        const started = review(ledger)
        return started.ask().unanswered(started.start.ranking[1]).ask().hold().accept()
      },
    ],
  ],
  'too-many-unanswered': [
    [
      'one hospital more than f called silent',
      (ledger) => {
        const twice = review(ledger).ask().unanswered().ask().unanswered()
        return twice.ask().unanswered().ask().hold().accept()
      },
    ],
    [
      'one holder more than f called silent',
      (ledger) => {
        const twice = review(ledger).ask().hold().unanswered().ask().hold().unanswered()
        return twice.ask().hold().unanswered().ask().hold().accept()
      },
    ],
  ],
  'wrong-attestation': [
    [
      'a record upon a rejection',
      (ledger) =>
        review(ledger)
          .ask()
          .hold()
          .accept({ body: { verdict: 'reject', reason: bytesFrom('reason') } }),
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
        return moved.pass('declined').ask().hold().accept({ body: { held: earlier } })
      },
    ],
    [
      'the verdict of the author',
      (ledger) => review(ledger).ask().hold().accept(undefined, hospital(ledger, 0)),
    ],
    [
      'a verdict on another document than the author signed',
      (ledger) =>
        review(ledger).ask().hold().accept({ body: { contentDigest: bytesFrom('other') } }),
    ],
    [
      'a verdict on another submission',
      (ledger) => review(ledger).ask().hold().accept({ body: { submission: bytesFrom('other') } }),
    ],
    [
      'a verdict in another consortium',
      (ledger) => review(ledger).ask().hold().accept({ body: { consortium: bytesFrom('other') } }),
    ],
    [
      'an acceptance with a reason for rejecting',
      (ledger) => review(ledger).ask().hold().accept({ body: { reason: bytesFrom('reason') } }),
    ],
    [
      'a rejection without a reason',
      (ledger) => review(ledger).ask().hold().reject({ body: { reason: null } }),
    ],
    [
      'a rejection that is an acceptance',
      (ledger) => review(ledger).ask().hold().reject({ body: { verdict: 'accept', reason: null } }),
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
