/** Steps of a review of which each breaks exactly one rule (PROTOCOL §6). */
import type { LedgerBuilder } from '../../support/ledger-builder.ts'
import type { ReviewBuilder } from '../../support/review-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import { hospital, type RuleCases } from './cases.ts'

function review(ledger: LedgerBuilder): ReviewBuilder {
  return ledger.submit(hospital(ledger, 0))
}

/** Refused steps. */
export const stepCases: RuleCases = {
  'bad-signature': [
    [
      'a hospital asked by somebody else than the government',
      (ledger) =>
        review(ledger)
          .ask(undefined, { sign: hospital(ledger, 0).sign })
          .hold()
          .accept(),
    ],
    [
      'a hold that the government signed for the hospital',
      (ledger) => review(ledger).ask().hold(undefined, { sign: ledger.government }).accept(),
    ],
    [
      'a pass that the government signed for the hospital',
      (ledger) =>
        review(ledger)
          .ask()
          .pass('away', undefined, { sign: ledger.government })
          .ask()
          .hold()
          .accept(),
    ],
    [
      'silence that the author asserts',
      (ledger) => {
        const { sign } = hospital(ledger, 0)
        return review(ledger).ask().unanswered(undefined, { sign }).ask().hold().accept()
      },
    ],
  ],
  'unknown-hospital': [
    [
      'an answer of a stranger',
      async (ledger) =>
        review(ledger)
          .ask()
          .hold(await ledger.enrol('stranger'))
          .accept(),
    ],
  ],
  'step-chain': [
    [
      'a step with a number too high',
      (ledger) =>
        review(ledger)
          .ask()
          .hold(undefined, { body: { number: 3 } })
          .accept(),
    ],
    [
      'two steps with one number',
      (ledger) =>
        review(ledger)
          .ask()
          .hold(undefined, { body: { number: 1 } })
          .accept(),
    ],
    [
      'a first step that does not follow the receipt',
      (ledger) =>
        review(ledger)
          .ask(undefined, { body: { previous: bytesFrom('other') } })
          .hold()
          .accept(),
    ],
    [
      'a step that does not follow the one before it',
      (ledger) =>
        review(ledger)
          .ask()
          .hold(undefined, { body: { previous: bytesFrom('other') } })
          .accept(),
    ],
    [
      'a step of another submission',
      (ledger) =>
        review(ledger)
          .ask(undefined, { body: { submission: bytesFrom('other') } })
          .hold()
          .accept(),
    ],
    [
      'a step of another consortium',
      (ledger) =>
        review(ledger)
          .ask(undefined, { body: { consortium: bytesFrom('other') } })
          .hold()
          .accept(),
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
    [
      'a second hospital asked before the first answered',
      (ledger) => review(ledger).ask().ask().hold().accept(),
    ],
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
      'a hospital skipped that is active since the very base',
      (ledger) => {
        const back = hospital(ledger, 3)
        ledger.append(ledger.membership.suspend(back))
        ledger.append(ledger.membership.reinstate(back))
        const started = review(ledger)
        const { ranking } = started.start
        while (started.steps.length < 2 * ranking.indexOf(back)) started.ask().pass()
        const after = ranking[(ranking.indexOf(back) + 1) % ranking.length]
        return started.ask(after).hold().accept()
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
      'a stranger asked when nobody in the ranking is active any more',
      async (ledger) => {
        const started = review(ledger)
        for (const other of started.start.ranking) ledger.append(ledger.membership.suspend(other))
        const stranger = await ledger.enrol('stranger')
        return started.ask(stranger).hold(stranger).accept()
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
}
