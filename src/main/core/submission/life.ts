/**
 * The life of a submission between receipt and verdict, as a walk along the ranking: what a chain
 * of steps has led to, whether each step was allowed, and who comes next (§6).
 */
import { equalBytes, toHex } from '#crypto/bytes'
import type { Verify } from '../codec/message.ts'
import { require } from '../errors.ts'
import type { LedgerView } from '../ledger/state.ts'
import type { Member } from '../membership/member.ts'
import { faultyAllowed } from '../quorum.ts'
import { passKind, plainKinds, type Step } from './step.ts'

/** Persons' declines that cancel a submission. */
export const DECLINES_THAT_CANCEL = 3

/** Where a submission stands after its steps. */
export interface Life {
  /** Number and id that the next step must follow. */
  readonly number: number
  readonly previous: Uint8Array
  /** unasked: nobody has it now; asked: waits for an answer; held: a person has it. */
  readonly at:
    | { readonly stage: 'unasked' }
    | { readonly stage: 'asked'; readonly hospital: Uint8Array }
    | { readonly stage: 'held'; readonly hospital: Uint8Array; readonly step: Uint8Array }
  /** Place in the ranking of the hospital asked last; −1 before the first. */
  readonly place: number
  /** Hospitals called silent by the government, in hexadecimal; at most f of them. */
  readonly unanswered: ReadonlySet<string>
  /** Passes because a person declined. */
  readonly declines: number
}

/** What a life is lived against. */
export interface LifeSetting {
  readonly state: LedgerView
  readonly submission: Uint8Array
  readonly receipt: Uint8Array
  readonly ranking: readonly Uint8Array[]
  /** Height of the submission's base. */
  readonly base: number
  /** Voting hospitals at the base: at most f of them may be called silent. */
  readonly voters: number
}

/** The life right after the receipt. */
export function newLife(receipt: Uint8Array): Life {
  return {
    number: 0,
    previous: receipt,
    at: { stage: 'unasked' },
    place: -1,
    unanswered: new Set(),
    declines: 0,
  }
}

/** The life after all `steps`. Throws a RuleError at the first that breaks a rule. */
export function liveThrough(setting: LifeSetting, steps: readonly Step[], verify: Verify): Life {
  return steps.reduce(
    (life, step) => takeStep(setting, life, step, verify),
    newLife(setting.receipt),
  )
}

/** The life after one more step. Throws a RuleError when the step is not allowed. */
export function takeStep(setting: LifeSetting, life: Life, step: Step, verify: Verify): Life {
  const { body, id } = step.message
  require(equalBytes(body.submission, setting.submission) &&
    equalBytes(body.consortium, setting.state.consortium.id) &&
    body.number === life.number + 1 &&
    equalBytes(
      body.previous,
      life.previous,
    ), 'step-chain', `step ${body.number} does not follow step ${life.number}`)
  requireStepSignature(setting, step, verify)
  const next = { ...life, number: body.number, previous: id }
  switch (step.kind) {
    case 'ask':
      return asked(setting, next, body.hospital)
    case 'held':
      requireAt(life, 'asked', body.hospital)
      return { ...next, at: { stage: 'held', hospital: body.hospital, step: id } }
    case 'pass':
      requireAt(life, 'asked or held', body.hospital)
      return {
        ...next,
        at: { stage: 'unasked' },
        declines: life.declines + (step.message.body.reason === 'declined' ? 1 : 0),
      }
    case 'unanswered':
      requireAt(life, 'asked or held', body.hospital)
      return { ...next, at: { stage: 'unasked' }, unanswered: silent(setting, life, body.hospital) }
  }
}

function requireStepSignature(setting: LifeSetting, step: Step, verify: Verify): void {
  const { state } = setting
  if (step.kind === 'ask' || step.kind === 'unanswered') {
    const key = state.consortium.genesis.government.key
    plainKinds[step.kind].requireSignature(step.message, key, verify)
    return
  }
  const hospital = state.member(step.message.body.hospital)
  require(hospital !== undefined, 'unknown-hospital', 'answer of a stranger')
  if (step.kind === 'pass') passKind.requireSignature(step.message, hospital.signingKey, verify)
  else plainKinds.held.requireSignature(step.message, hospital.signingKey, verify)
}

function requireAt(life: Life, stages: 'asked' | 'asked or held', hospital: Uint8Array): void {
  const { at } = life
  const fits = at.stage === 'asked' || (at.stage === 'held' && stages === 'asked or held')
  require(fits, 'step-order', `nobody is ${stages}`)
  require(equalBytes(at.hospital, hospital), 'step-hospital', 'another hospital has it')
}

function asked(setting: LifeSetting, life: Life, hospital: Uint8Array): Life {
  const { at } = life
  require(at.stage === 'unasked' ||
    mayBeSkipped(setting, at.hospital), 'step-order', 'the one who has it must answer first')
  const place = placeOfNext(setting, life.place, hospital)
  return { ...life, place, at: { stage: 'asked', hospital } }
}

/** Walks from the last place to `hospital`; everybody passed over must be allowed to be. */
function placeOfNext(setting: LifeSetting, from: number, hospital: Uint8Array): number {
  const { ranking } = setting
  for (let distance = 1; distance <= ranking.length; distance++) {
    const place = (from + distance) % ranking.length
    if (equalBytes(ranking[place]!, hospital)) return place
    require(mayBeSkipped(
      setting,
      ranking[place]!,
    ), 'step-hospital', 'somebody earlier in the ranking was not asked')
  }
  require(false, 'step-hospital', 'not in the ranking')
}

/** The next hospital to ask, or undefined when nobody in the ranking is active. */
export function nextToAsk(setting: LifeSetting, life: Life): Uint8Array | undefined {
  const { ranking, state } = setting
  for (let distance = 1; distance <= ranking.length; distance++) {
    const candidate = ranking[(life.place + distance) % ranking.length]!
    if (state.member(candidate)?.status === 'active') return candidate
  }
  return undefined
}

/** True when the government may call this hospital silent without exceeding f. */
export function maySayUnanswered(setting: LifeSetting, life: Life, hospital: Uint8Array): boolean {
  return (
    life.unanswered.has(toHex(hospital)) || life.unanswered.size < faultyAllowed(setting.voters)
  )
}

function silent(setting: LifeSetting, life: Life, hospital: Uint8Array): ReadonlySet<string> {
  require(maySayUnanswered(setting, life, hospital), 'too-many-unanswered', 'at most f hospitals')
  return new Set(life.unanswered).add(toHex(hospital))
}

/**
 * A hospital may be skipped when it is not active now, or has not been all the time since the
 * base: a hospital that was suspended while it was asked need not be asked again.
 */
function mayBeSkipped(setting: LifeSetting, hospital: Uint8Array): boolean {
  const member: Member | undefined = setting.state.member(hospital)
  return member === undefined || member.status !== 'active' || member.since > setting.base
}
