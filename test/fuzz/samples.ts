/** Valid encodings of everything that is read from disk or network, from a consortium that ran. */
import { decodeDocument, encodeDocument } from '#clinical/document'
import { utf8 } from '#crypto/bytes'
import { decode, encode, parseAs } from '#core/codec/cbor'
import { type MessageKind, type Signed, toWire } from '#core/codec/message'
import { decodeCertificate, encodeCertificate } from '#core/consensus/vote'
import { decodeBlock, encodeBlock } from '#core/ledger/block'
import { readConsortium } from '#core/membership/genesis'
import { invitationText, readInvitation } from '#core/membership/invitation'
import { readPayload } from '#core/payload/payload'
import type { Record as FinalRecord } from '#core/transaction/record'
import {
  decodeTransaction,
  encodeTransaction,
  type Transaction,
} from '#core/transaction/transaction'
import { decodeMessage, encodeMessage, message } from '#network/wire/message'
import { concatBytes } from '#crypto/hash'
import { frameAt, FrameReader } from '#network/wire/frames'
import { decodeFinalBlock, encodeFinalBlock, type FinalBlock } from '#node/chain'
import type { MessageBody } from '#node/messages/body'
import * as chainMessages from '#node/messages/chain'
import { acknowledgement, helloKind } from '#node/messages/hello'
import * as membership from '#node/messages/membership'
import * as submissions from '#node/messages/submission'
import { signerOf } from '#crypto/ed25519'
import { readSettings, writeSettings, type Settings } from '#node/settings'
import { decodeVoteNote, encodeVoteNote } from '#storage/vote-note'
import { entrySamples } from './entry-samples.ts'
import { MemoryDisk, at } from '../support/disk/memory-disk.ts'
import { TestConsortium, type TestHospital } from '../support/nodes.ts'
import { testDocument } from '../support/test-content.ts'

/** One decoder with bytes that it reads. */
export interface Sample {
  readonly name: string
  readonly valid: Uint8Array
  /** Decodes, and answers what it has read, encoded again. Throws typed errors. */
  readonly read: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>
}

/** Runs a consortium for a moment and takes what it stored and sent. */
export async function takeSamples(): Promise<Sample[]> {
  const consortium = await TestConsortium.start(['alder', 'birch'])
  try {
    const [author] = consortium.hospitals
    const digest = await consortium.submit(author!, 1)
    await consortium.review(digest)
    await consortium.ended(digest)
    const blocks = await finalBlocks(consortium)
    return [
      ...coreSamples(consortium, blocks),
      ...(await messageSamples(consortium, author!, blocks)),
      ...(await diskSamples(consortium, author!)),
      ...(await entrySamples(consortium.hospitals)),
      wireFrames(),
    ]
  } finally {
    await consortium.close()
  }
}

async function finalBlocks({ government }: TestConsortium): Promise<FinalBlock[]> {
  const heights = Array.from({ length: government.chain.height }, (_, index) => index + 1)
  return Promise.all(heights.map((height) => government.chain.read(height)))
}

function coreSamples(consortium: TestConsortium, blocks: readonly FinalBlock[]): Sample[] {
  const last = blocks.at(-1)!
  const transactions = blocks.flatMap(({ block }) => block.transactions)
  const kinds = [...new Map(transactions.map((one) => [one.kind, one])).values()]
  return [
    { name: 'a final block', valid: last.bytes, read: (bytes) => finalBlockAgain(bytes) },
    {
      name: 'a block',
      valid: encodeBlock(last.block),
      read: (bytes) => encodeBlock(decodeBlock(bytes)),
    },
    {
      name: 'a certificate',
      valid: encodeCertificate(last.certificate),
      read: (bytes) => encodeCertificate(decodeCertificate(bytes)),
    },
    ...kinds.map((transaction) => ({
      name: `a transaction: ${transaction.kind}`,
      valid: encodeTransaction(transaction),
      read: (bytes: Uint8Array) => encodeTransaction(decodeTransaction(bytes)),
    })),
    {
      name: 'a genesis',
      valid: consortium.consortium.bytes,
      read: (bytes) => encode(readConsortium(bytes).genesis),
    },
    {
      name: 'a document',
      valid: testDocument(new Uint8Array(32), 1),
      read: (bytes) => encodeDocument(decodeDocument(bytes)),
    },
  ]
}

function finalBlockAgain(bytes: Uint8Array): Uint8Array {
  const { block, certificate } = decodeFinalBlock(bytes)
  return encodeFinalBlock(encodeBlock(block), certificate)
}

function recordIn(blocks: readonly FinalBlock[]): FinalRecord {
  const all = blocks.flatMap(({ block }) => block.transactions)
  return all.find((one): one is FinalRecord => one.kind === 'record')!
}

async function messageSamples(
  consortium: TestConsortium,
  author: TestHospital,
  blocks: readonly FinalBlock[],
): Promise<Sample[]> {
  const { submission, receipt, secret, steps, attestation } = recordIn(blocks)
  const { digest } = submission.body.payload
  const payload = (await consortium.government.payloads.get(digest))!
  const { height, head } = consortium.government.chain.state
  const last = blocks.at(-1)!
  const block = encodeBlock(last.block)
  const transactions: Transaction[] = blocks.flatMap(({ block }) => block.transactions)
  const epoch = transactions.find((one) => one.kind === 'epoch')!
  const activation = transactions.find((one) => one.kind === 'activate')!
  const { signature } = last.certificate.votes[0]!
  const sample = <Value>(body: MessageBody<Value>, value: Value): Sample => ({
    name: `a message: ${body.name}`,
    valid: body.encode(value),
    read: (bytes) => body.encode(body.decode(bytes)),
  })
  const certificate = encodeCertificate(last.certificate)
  const sign = signerOf(author.secrets.signingKey)
  const hello = helloKind.make(
    { version: 1, consortium: head, hospital: author.id, finalHeight: height, finalHash: head },
    sign,
  )
  return [
    { name: 'a payload', valid: payload, read: (bytes) => encode({ ...readPayload(bytes) }) },
    signedSample('a hello', helloKind, hello),
    sample(acknowledgement, { height, head }),
    sample(chainMessages.proposal, { block }),
    sample(chainMessages.final, { certificate }),
    sample(chainMessages.vote, { height, hash: head, signature }),
    sample(chainMessages.payloadsAhead, { payloads: [payload] }),
    sample(chainMessages.blocksQuery, { from: 1 }),
    sample(chainMessages.blocksAnswer, { blocks: [last.bytes] }),
    sample(chainMessages.payloadsQuery, { digests: [digest] }),
    sample(chainMessages.payloadsAnswer, { payloads: [payload, null] }),
    sample(chainMessages.standingAnswer, { finalHeight: height, lock: block }),
    sample(submissions.submit, { submission, payload }),
    sample(submissions.receiptAnswer, { receipt }),
    sample(submissions.ask, { submission, receipt, secret, steps: [...steps], payload }),
    sample(submissions.answer, { step: steps.at(-1)! }),
    sample(submissions.attest, { attestation }),
    sample(submissions.release, { submission: submission.id }),
    sample(submissions.life, {
      submission: submission.id,
      receipt,
      secret,
      steps: [...steps],
      attestation,
      withdrawn: false,
    }),
    sample(membership.epoch, { epoch: epoch.message }),
    sample(membership.changes, {
      changes: [{ ...activation, approvals: [...activation.approvals] }],
    }),
    sample(membership.presence, { presence: 'idle', reviewing: 0, height }),
    sample(membership.board, {
      entries: [{ hospital: author.id, connection: 'idle', height, lastSeen: 1 }],
    }),
  ]
}

function signedSample<Body>(name: string, kind: MessageKind<Body>, signed: Signed<Body>): Sample {
  return {
    name,
    valid: encode(toWire(signed)),
    read: (bytes) => encode(toWire(parseAs(kind.schema, decode(bytes)))),
  }
}

async function diskSamples(consortium: TestConsortium, author: TestHospital): Promise<Sample[]> {
  const settings: Settings = {
    mode: 'hospital',
    genesis: consortium.consortium.bytes,
    person: 'Somebody',
    addresses: ['/ip4/127.0.0.1/tcp/1'],
    request: [new Uint8Array(10), new Uint8Array(64)],
    refused: null,
    holds: 1,
    presence: 'idle',
  }
  const invitation = await consortium.invite('Somewhere')
  const lock = author.node!.chain.state.head
  const note = { height: 7, hash: lock, block: utf8('block'), vote: utf8('vote') }
  return [
    { name: 'settings', valid: encode({ ...settings }), read: settingsAgain },
    {
      name: 'an invitation',
      valid: utf8(invitationText(invitation)),
      read: (bytes) => {
        const line = Buffer.from(bytes).toString('latin1')
        // Spaces and line breaks come of copying by hand, and say nothing.
        return sameBut(bytes, invitationText(readInvitation(line)), line.replaceAll(/\s/g, ''))
      },
    },
    {
      name: 'a note of a vote',
      valid: encodeVoteNote({ kind: 'lock', lock: note }),
      read: (bytes) => {
        const decoded = decodeVoteNote(bytes)
        return decoded ? encodeVoteNote(decoded) : bytes
      },
    },
  ]
}

/** `bytes` when what was read is what they say, else what was read. */
function sameBut(bytes: Uint8Array, again: string, said: string): Uint8Array {
  return again === said ? bytes : utf8(again)
}

async function settingsAgain(bytes: Uint8Array): Promise<Uint8Array> {
  const disk = new MemoryDisk()
  disk.put(at('settings'), bytes)
  const settings = await readSettings(disk.fileSystem, at('settings'))
  await writeSettings(disk.fileSystem, at('again'), settings!)
  return disk.bytes(at('again'))
}

function wireFrames(): Sample {
  const bytes = encodeMessage(message('call', { number: 7, name: 'submit', body: utf8('body') }))
  return {
    name: 'frames of the wire',
    valid: concatBytes(...frameAt(bytes, 0).parts),
    read(stream) {
      const messages = [...new FrameReader(1000).push(stream)].map(decodeMessage)
      const again = messages.map((one) => concatBytes(...frameAt(encodeMessage(one), 0).parts))
      // What is not complete yet is waited for, and says nothing.
      return concatBytes(...again, stream.subarray(concatBytes(...again).length))
    },
  }
}
