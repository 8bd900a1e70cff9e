/** Who can read what, across changes of the active hospitals (PROTOCOL §5, promise P8). */
import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#crypto/bytes'
import {
  epochKeyHash,
  openEpochKey,
  openPreviousKey,
  sealEpochKey,
  sealPreviousKey,
} from '#core/payload/epoch-key'
import { openPayload } from '#core/payload/payload'
import type { Epoch } from '#core/transaction/epoch'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import type { ReviewBuilder } from '../../support/review-builder.ts'
import { bytesFrom } from '../../support/signed.ts'
import type { TestHospital } from '../../support/test-hospital.ts'

let ledger: LedgerBuilder
let epochs: Epoch[]
let early: ReviewBuilder
let late: ReviewBuilder
let newcomer: TestHospital
let suspended: TestHospital

/** Epoch 1 of four hospitals, 2 with a newcomer, 3 without the one that was suspended. */
beforeAll(async () => {
  ledger = await foundLedger({ active: 4 })
  suspended = ledger.hospitals[3]!
  early = ledger.submit(ledger.hospitals[0]!)
  newcomer = await ledger.enrol('newcomer')
  ledger.append(ledger.membership.admit(newcomer))
  ledger.append(ledger.membership.activate(newcomer))
  ledger.append(await ledger.epoch(ledger.hospitals[0]!))
  ledger.append(ledger.membership.suspend(suspended))
  ledger.append(await ledger.epoch(newcomer))
  late = ledger.submit(ledger.hospitals[0]!)
  epochs = ledger.blocks.flatMap(({ block }) =>
    block.transactions.flatMap((t) => (t.kind === 'epoch' ? t.message.body : [])),
  )
})

/** What a hospital can open of one epoch, checked against the published hash. */
async function keyOf(hospital: TestHospital, number: number): Promise<Uint8Array | undefined> {
  const epoch = epochs[number - 1]!
  for (const { key } of epoch.sealed) {
    const { privateKey } = hospital.encryption
    const opened = await openEpochKey(ledger.consortium.id, number, key, privateKey)
    if (opened && toHex(epochKeyHash(opened)) === toHex(epoch.keyHash)) return opened
  }
  return undefined
}

function read(key: Uint8Array | undefined, { start }: ReviewBuilder): Uint8Array | undefined {
  const { author, nonce, epoch } = start.submission.body
  const context = { consortium: ledger.consortium.id, epoch, author, nonce }
  return key && openPayload(key, context, start.payload.bytes)?.document
}

describe('reading rights', () => {
  it('are shared by exactly the active hospitals', async () => {
    for (const hospital of ledger.hospitals) {
      const isRecipient = (await keyOf(hospital, 3)) !== undefined
      expect(isRecipient).toBe(hospital !== suspended)
    }
  })

  it('let every active hospital read what is sealed now', async () => {
    for (const hospital of ledger.hospitals.slice(0, 3)) {
      expect(read(await keyOf(hospital, 3), late)).toEqual(late.start.document)
    }
    expect(read(await keyOf(newcomer, 3), late)).toEqual(late.start.document)
  })

  it('let a newcomer read history, key by key back to the first', async () => {
    expect(await keyOf(newcomer, 1)).toBeUndefined()
    let key = await keyOf(newcomer, 3)
    for (const number of [3, 2]) {
      key = openPreviousKey(ledger.consortium.id, number, key!, epochs[number - 1]!.previous!)
      expect(toHex(epochKeyHash(key!))).toBe(toHex(epochs[number - 2]!.keyHash))
    }
    expect(read(key, early)).toEqual(early.start.document)
  })

  it('leave a suspended hospital what it could read and nothing sealed afterwards', async () => {
    expect(read(await keyOf(suspended, 1), early)).toEqual(early.start.document)
    const last = await keyOf(suspended, 2)
    expect(last).toBeDefined()
    expect(await keyOf(suspended, 3)).toBeUndefined()
    expect(read(last, late)).toBeUndefined()
    const chained = openPreviousKey(ledger.consortium.id, 3, last!, epochs[2]!.previous!)
    expect(chained).toBeUndefined()
  })

  it('name in the chain whom the newest epoch is sealed to', () => {
    const recipients = [...ledger.view.epoch!.recipients.keys()]
    expect(recipients.toSorted()).toEqual(ledger.view.active().map(({ id }) => toHex(id)))
    expect(recipients).not.toContain(toHex(suspended.id))
    expect(ledger.view.epoch).toMatchObject({ number: 3, height: ledger.state.height })
  })
})

describe('an epoch key', () => {
  const key = bytesFrom('key')
  const consortium = bytesFrom('consortium')

  it('opens for its recipient, consortium and epoch only', async () => {
    const { publicKey, privateKey } = newcomer.encryption
    const sealed = await sealEpochKey(consortium, 5, key, publicKey, bytesFrom('seed'))
    expect(await openEpochKey(consortium, 5, sealed, privateKey)).toEqual(key)
    expect(await openEpochKey(consortium, 6, sealed, privateKey)).toBeUndefined()
    expect(await openEpochKey(bytesFrom('other'), 5, sealed, privateKey)).toBeUndefined()
    const stranger = suspended.encryption.privateKey
    expect(await openEpochKey(consortium, 5, sealed, stranger)).toBeUndefined()
  })

  it('carries the one before it for this consortium and epoch only', () => {
    const previous = bytesFrom('previous')
    const sealed = sealPreviousKey(consortium, 5, key, previous, bytesFrom('salt'))
    expect(openPreviousKey(consortium, 5, key, sealed)).toEqual(previous)
    expect(openPreviousKey(consortium, 6, key, sealed)).toBeUndefined()
    expect(openPreviousKey(bytesFrom('other'), 5, key, sealed)).toBeUndefined()
    expect(openPreviousKey(consortium, 5, bytesFrom('other key'), sealed)).toBeUndefined()
  })
})

describe('an epoch in the chain', () => {
  it('can be repaired once by every active hospital until the next change', async () => {
    const fork = ledger.fork()
    const active = fork.view.active().map(({ id }) => fork.hospital(id))
    for (const hospital of active) {
      fork.append(await fork.epoch(hospital, { repair: true }))
      expect(fork.view.epochIsCurrent()).toBe(true)
    }
    fork.append(fork.membership.reinstate(suspended))
    fork.append(await fork.epoch(suspended))
    fork.append(await fork.epoch(active[0]!, { repair: true }))
    expect(fork.view.epoch!.number).toBe(3 + active.length + 2)
  })

  it('is not judged by what is sealed in it', async () => {
    const fork = ledger.fork()
    const broken = await fork.epoch(fork.hospitals[0]!, {
      repair: true,
      alter: ({ sealed }) => ({
        sealed: sealed.map(({ hospital }) => ({ hospital, key: new Uint8Array(80) })),
        previous: new Uint8Array(80),
      }),
    })
    expect(() => fork.append(broken)).not.toThrow()
  })
})
