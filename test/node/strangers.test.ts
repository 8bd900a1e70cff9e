import { afterEach, describe, expect, it } from 'vitest'
import { randomBytes } from '#crypto/random'
import { type Invitation, readInvitation } from '#core/membership/invitation'
import { NetworkError } from '#network/errors'
import { faultOf } from '#node/government/invitation-book'
import { makeHospitalSecrets, makeRequest } from '#node/hospital/request-membership'
import { blocksQuery, payloadsQuery, vote } from '#node/messages/chain'
import { approve, enrolment, epoch, join, presence } from '#node/messages/membership'
import { answer, attest, submit, withdraw } from '#node/messages/submission'
import { TestConsortium, until } from '../support/nodes.ts'
import { testProfile } from '../support/test-content.ts'

let consortium: TestConsortium
afterEach(() => consortium.close())

const DAY = 24 * 3_600_000

/** The code with which a peer refused or failed a call. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'accepted'
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    const { fault } = error
    if (fault.code === 'remote') return fault.remoteCode
    return fault.code === 'refused' ? fault.refusal : fault.code
  }
}

/** Asks for admission with new keys under an invitation. */
async function enrol(invitation: Invitation): Promise<string> {
  const secrets = await makeHospitalSecrets(consortium.environment)
  const profile = testProfile('somebody')
  const request = await makeRequest(consortium.environment, invitation, profile, secrets)
  return refusal(consortium.ask(request, secrets))
}

describe('strangers (PROTOCOL §2, §4)', () => {
  it('get no session', async () => {
    consortium = await TestConsortium.start(['alder'])
    const stranger = await consortium.stranger()
    await consortium.startHospital(stranger)
    await until('it is refused', () => stranger.alarms.includes('refused: stranger'))
    expect(stranger.node!.isConnected()).toBe(false)
    expect(stranger.node!.chain.height).toBe(0)
    await consortium.stopHospital(stranger)
    expect(consortium.troubles()).toEqual([])
  })

  it('can use an invitation once, for two weeks, and need one', async () => {
    consortium = await TestConsortium.start([])
    const invitation = await consortium.invite('for one hospital')
    const late = await consortium.invite('used too late')
    expect(await enrol({ ...invitation, token: randomBytes(16) })).toBe('invitation-unknown')
    const atOnce = await Promise.all([enrol(invitation), enrol(invitation)])
    expect(atOnce.sort()).toEqual(['accepted', 'invitation-used'])
    consortium.world.skew = 15 * DAY
    expect(await enrol(late)).toBe('invitation-expired')
    consortium.world.skew = 0
    await consortium.restartGovernment('crash')
    expect(await enrol(invitation)).toBe('invitation-used')
    expect(consortium.government.admissions.waiting()).toHaveLength(1)
    expect(consortium.troubles()).toEqual([])
  })

  it('cannot use an invitation that was withdrawn, and none is withdrawn that was used', async () => {
    consortium = await TestConsortium.start([])
    const { admissions } = consortium.government
    const withdrawn = await consortium.invite('handed to the wrong person')
    const used = await consortium.invite('for one hospital')
    const states = () =>
      consortium.government.admissions
        .invitations()
        .map((booked) => [booked.label, faultOf(booked, Date.now())])
    const [newer, older] = admissions.invitations()
    expect(await enrol(used)).toBe('accepted')
    expect(await admissions.revoke(newer!.id)).toBe(false)
    expect(await admissions.revoke(older!.id)).toBe(true)
    expect(await admissions.revoke(older!.id)).toBe(false)
    await consortium.restartGovernment('crash')
    expect(await enrol(withdrawn)).toBe('invitation-revoked')
    expect(states()).toEqual([
      ['for one hospital', 'used'],
      ['handed to the wrong person', 'revoked'],
    ])
    expect(consortium.government.admissions.writeAgain(older!.id, ['/ip4/1.2.3.4/tcp/5'])).toBe(
      undefined,
    )
    expect(consortium.troubles()).toEqual([])
  })

  it('can use an invitation that was written again', async () => {
    consortium = await TestConsortium.start([])
    const first = await consortium.invite('lost on the way')
    const { admissions, addresses } = consortium.government
    const [booked] = admissions.invitations()
    const again = readInvitation(admissions.writeAgain(booked!.id, addresses)!.text)
    expect(again).toEqual(first)
    expect(await enrol(again)).toBe('accepted')
    expect(admissions.taken(admissions.invitations()[0]!.usedBy!)).toEqual({
      name: testProfile('somebody').name,
      standing: 'waiting',
    })
  })

  it('are told the reason of a refusal whenever they ask', async () => {
    consortium = await TestConsortium.start([])
    const { environment } = consortium
    const secrets = await makeHospitalSecrets(environment)
    const invitation = await consortium.invite('to be refused')
    const request = await makeRequest(environment, invitation, testProfile('elm'), secrets)
    expect((await consortium.ask(request, secrets)).standing).toBe('waiting')
    await consortium.government.admissions.refuse(request.id, 'no licence')
    await consortium.restartGovernment('stop')
    const refused = { standing: 'refused', reason: 'no licence' }
    expect(await consortium.ask(request, secrets)).toEqual(refused)
  })

  it('cannot ask in the name of another key, send rubbish, or ask all day', async () => {
    consortium = await TestConsortium.start([])
    const { environment, government } = consortium
    const secrets = await makeHospitalSecrets(environment)
    const invitation = await consortium.invite('for elm')
    const request = await makeRequest(environment, invitation, testProfile('elm'), secrets)
    expect(await refusal(consortium.ask(request, await makeHospitalSecrets(environment)))).toBe(
      'wrong-key',
    )
    const send = (body: Uint8Array) =>
      refusal(
        environment.star.enrol({
          privateKey: secrets.signingKey,
          clock: environment.clock,
          random: Math.random,
          addresses: government.addresses,
          governmentKey: consortium.consortium.genesis.government.key,
          body,
          timeoutMs: 5_000,
        }),
      )
    expect(await send(randomBytes(200))).toBe('malformed')
    const answers = []
    for (let asked = 0; asked < 12; asked++) answers.push(await send(enrolment.encode({ request })))
    expect(answers[0]).toBe('accepted')
    expect(answers.at(-1)).toBe('rate-limited')
    expect(government.admissions.waiting()).toHaveLength(1)
    expect(consortium.troubles()).toEqual([])
  })
})

describe('a member that sends rubbish', () => {
  it('gets typed refusals, and hurts neither the government nor the others', async () => {
    consortium = await TestConsortium.start(['alder', 'birch', 'cedar', 'doug'])
    const [author, , , bad] = consortium.hospitals
    const calls = [
      submit,
      answer,
      attest,
      withdraw,
      epoch,
      join,
      approve,
      blocksQuery,
      payloadsQuery,
    ]
    const call = (name: string, body: Uint8Array) => refusal(bad!.node!.session()!.call(name, body))
    expect(await call('nonsense', randomBytes(10))).toBe('unknown-message')
    for (const { name } of calls) {
      expect(await call(name, new Uint8Array(0))).toBe('malformed')
      expect(await call(name, randomBytes(300))).toBe('malformed')
    }
    expect(await call(blocksQuery.name, blocksQuery.encode({ from: 1_000_000 }))).toBe('accepted')

    const digest = await consortium.submit(author!, 1)
    await consortium.review(digest)
    const record = await consortium.ended(digest)
    const foreign = submit.encode({ submission: record.submission, payload: randomBytes(10) })
    expect(await call(submit.name, foreign)).toBe('not-author')
    const late = answer.encode({ step: record.steps[1]! })
    expect(await call(answer.name, late)).toBe('not-open')

    const height = consortium.government.chain.height + 1
    const notices = [
      { name: 'nonsense', body: new Uint8Array(0) },
      { name: presence.name, body: randomBytes(40) },
      { name: vote.name, body: randomBytes(40) },
    ]
    for (const { name, body } of notices) {
      const session = bad!.node!.session()!
      await session.notify(name, body)
      await session.closed
      await until('it is back', () => bad!.node!.isConnected())
    }
    const forged = { height, hash: randomBytes(32), signature: randomBytes(64) }
    await bad!.node!.session()!.notify(vote.name, vote.encode(forged))

    const next = await consortium.submit(author!, 2)
    await consortium.review(next)
    expect((await consortium.ended(next)).kind).toBe('record')
    await consortium.agree()
    expect(consortium.troubles()).toEqual([])
  })
})
