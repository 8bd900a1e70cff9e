/** Every rule of the core, broken alone: the ledger must refuse it, and name the right rule. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { RuleError, type RuleCode } from '#core/errors'
import type { LedgerBuilder } from '../support/ledger-builder.ts'
import { activationCases } from './rules/activation-cases.ts'
import { blockCases } from './rules/block-cases.ts'
import { type Offer, foundForRules, put, type RuleCase } from './rules/cases.ts'
import { epochCases } from './rules/epoch-cases.ts'
import { membershipCases } from './rules/membership-cases.ts'
import { stepCases } from './rules/step-cases.ts'
import { submissionCases } from './rules/submission-cases.ts'
import { verdictCases } from './rules/verdict-cases.ts'

const TABLES = [
  blockCases,
  membershipCases,
  activationCases,
  epochCases,
  submissionCases,
  stepCases,
  verdictCases,
]

/** Every code that errors.ts declares, read from its text: types are gone when tests run. */
function declaredCodes(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../src/main/core/errors.ts'), 'utf8')
  return [...source.matchAll(/^ {2}\| '([a-z-]+)'$/gm)].map((match) => match[1]!)
}

function casesOf(code: string): readonly RuleCase[] {
  return TABLES.flatMap((table) => table[code as RuleCode] ?? [])
}

function refusalOf(ledger: LedgerBuilder, offer: Offer): unknown {
  try {
    put(ledger, offer)
  } catch (error) {
    return error instanceof RuleError ? error.code : error
  }
  return 'accepted'
}

let ledger: LedgerBuilder
beforeAll(async () => {
  ledger = await foundForRules()
})

it('every rule that errors.ts declares is broken by a case below, and no other', () => {
  const covered = new Set(TABLES.flatMap((table) => Object.keys(table)))
  expect([...covered].toSorted()).toEqual(declaredCodes().toSorted())
})

describe.each(declaredCodes())('%s refuses', (code) => {
  it.each(casesOf(code))('%s', async (_, prepare) => {
    const fork = ledger.fork()
    const offer = await prepare(fork)
    expect(refusalOf(fork, offer)).toBe(code)
  })
})
