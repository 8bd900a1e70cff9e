import { expect, it } from 'vitest'
import { utf8 } from '#crypto/bytes'
import { agreementKey } from '#crypto/ed25519'
import { encryptionPublicKey, hpkeSeal } from '#crypto/hpke'
import { encode } from '#core/codec/cbor'
import {
  contextBytes,
  patientTag,
  readPayload,
  type SealContext,
  sealPayload,
} from '#core/payload/payload'
import { drawSeed } from '#node/government/draw-secrets'
import { heldKeys, tryKeys } from '#node/government/held-keys'
import { bytesFrom } from '../../support/signed.ts'

const secrets = { signingKey: bytesFrom('signing key'), drawMaster: bytesFrom('draw master') }
const hospitals = [bytesFrom('alder'), bytesFrom('birch')]
const held = heldKeys(secrets, hospitals)
const context: SealContext = {
  consortium: bytesFrom('consortium'),
  epoch: 3,
  author: bytesFrom('author'),
  nonce: 7,
}

function sealedUnder(epochKey: Uint8Array, recordKey = bytesFrom('record key')): Uint8Array {
  const index = { patient: patientTag(epochKey, '4711'), supersedes: null, restricted: false }
  const random = { recordKey, indexSalt: bytesFrom('index salt'), keySalt: bytesFrom('key salt') }
  return sealPayload(epochKey, context, utf8('a diagnosis'), index, random).bytes
}

it('none of the keys of a government opens a record', async () => {
  const trial = await tryKeys(held, context, sealedUnder(bytesFrom('epoch key')))
  expect(trial).toEqual({ tried: 5, opened: 0 })
})

it.each([
  ['its signing key', secrets.signingKey],
  ['its draw master', secrets.drawMaster],
  ['a hospital’s draw seed', drawSeed(secrets.drawMaster, hospitals[1]!)],
])('a record sealed under %s is opened: the trial is a real one', async (_name, key) => {
  expect(await tryKeys(held, context, sealedUnder(key))).toEqual({ tried: 5, opened: 2 })
})

it('a record whose own key is held is opened, though nothing else of it is', async () => {
  const payload = sealedUnder(bytesFrom('epoch key'), secrets.drawMaster)
  expect(await tryKeys(held, context, payload)).toEqual({ tried: 5, opened: 1 })
})

it('a part sealed to the signing key taken as a recipient’s is opened', async () => {
  const parts = readPayload(sealedUnder(bytesFrom('epoch key')))
  const recipient = encryptionPublicKey(agreementKey(secrets.signingKey))
  const bound = contextBytes('record-key', context)
  const keys = await hpkeSeal(recipient, bound, bytesFrom('record key'), bytesFrom('ephemeral'))
  expect(await tryKeys(held, context, encode({ ...parts, keys }))).toEqual({ tried: 5, opened: 1 })
})
