import { beforeAll, describe, expect, it } from 'vitest'
import { verifySignature } from '#crypto/ed25519'
import { decodeCertificate, encodeCertificate, requireVotes } from '#core/consensus/vote'
import { blockHash } from '#core/ledger/block'
import { foundLedger, type LedgerBuilder } from '../../support/ledger-builder.ts'
import { codeOf } from '../../support/rule-error.ts'
import { bytesFrom } from '../../support/signed.ts'

let ledger: LedgerBuilder

beforeAll(async () => {
  ledger = await foundLedger({ active: 4 })
})

function voted() {
  const block = ledger.block([ledger.fork().submit(ledger.hospitals[0]!).withdraw()])
  const consortium = ledger.consortium.id
  const subject = { consortium, height: ledger.state.height + 1, hash: blockHash(block) }
  const voters = ledger.hospitals.map(({ id, signing }) => ({
    hospital: id,
    key: signing.publicKey,
  }))
  return { subject, certificate: ledger.certify(block), voters }
}

describe('votes of known voters', () => {
  it('are taken when each is a signature of one of them over the block', () => {
    const { subject, certificate, voters } = voted()
    expect(() => requireVotes(subject, certificate.votes, voters, verifySignature)).not.toThrow()
  })

  it('are refused when one is of nobody among them', () => {
    const { subject, certificate, voters } = voted()
    const others = voters.filter(({ hospital }) => hospital !== certificate.votes[0]!.hospital)
    const attempt = () => requireVotes(subject, certificate.votes, others, verifySignature)
    expect(codeOf(attempt)).toBe('vote-foreign')
  })

  it('are refused for another block, height, consortium or key', () => {
    const { subject, certificate, voters } = voted()
    const wrong = [
      { ...subject, hash: bytesFrom('another') },
      { ...subject, height: subject.height + 1 },
      { ...subject, consortium: bytesFrom('another') },
    ]
    for (const other of wrong) {
      const attempt = () => requireVotes(other, certificate.votes, voters, verifySignature)
      expect(codeOf(attempt)).toBe('bad-signature')
    }
    const exchanged = voters.map(({ hospital }) => ({ hospital, key: voters[3]!.key }))
    const attempt = () => requireVotes(subject, certificate.votes, exchanged, verifySignature)
    expect(codeOf(attempt)).toBe('bad-signature')
  })
})

describe('the bytes of a certificate', () => {
  it('come back as the same certificate', () => {
    const { certificate } = voted()
    expect(decodeCertificate(encodeCertificate(certificate))).toEqual(certificate)
  })
})
