/**
 * A real node in a process of its own whose disk can be armed with a fault: it then dies by
 * `kill -9` at that point. Waits for its orders first, so that a process can stand ready.
 */
import { flushCompileCache } from 'node:module'
import { toHex, utf8 } from '#crypto/bytes'
import { signingPublicKey } from '#crypto/ed25519'
import { randomBytes } from '#crypto/random'
import { readConsortium } from '#core/membership/genesis'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'
import { type Chain, endedSubmissions, finalHash, recordDigests } from '#node/chain'
import { dataFolder } from '#node/data-folder'
import type { Environment } from '#node/environment'
import { startGovernment } from '#node/government/government'
import { type Hospital, startHospital } from '#node/hospital/hospital'
import { nodeFileSystem } from '#storage/node-file-system'
import type { OpenSubmission } from '#node/government/open-submission'
import type { OutboxItem } from '#node/hospital/outbox'
import type { PayloadStore } from '#storage/payload-store'
import { testDocument } from '../../support/test-content.ts'
import { FaultyDisk } from './fault-points.ts'
import type {
  Answer,
  BlockReport,
  Question,
  Questions,
  StandingReport,
  StartOrder,
} from './protocol.ts'
import { witnessed } from './witness.ts'

/** The node's timers run so much faster than time: asks and pauses end sooner. */
const HASTE = 10
const QUICK = { firstMs: 10, longestMs: 60, refusedMs: 60 }

interface RoundNode {
  readonly port: number
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly hospital: Hospital | undefined
  readonly id: Uint8Array
  readonly pending: () => string[]
}

let node: RoundNode | undefined
let disk: FaultyDisk | undefined
const alarms: string[] = []

function environmentOf(order: StartOrder): Environment {
  disk = new FaultyDisk(nodeFileSystem, order.folder, () => process.kill(process.pid, 'SIGKILL'))
  disk.arm(order.fault)
  const speaker = toHex(signingPublicKey(order.role.secrets.signingKey))
  return {
    clock: {
      now: () => systemClock.now(),
      after: (milliseconds, task) => systemClock.after(milliseconds / HASTE, task),
      utc: () => Date.now(),
    },
    random: randomBytes,
    fileSystem: disk.fileSystem,
    star: witnessed(
      {
        enrol: (options) => libp2pStar.enrol(options),
        createHub: (options) => libp2pStar.createHub({ ...options, clock: systemClock }),
        createSpoke: (options) =>
          libp2pStar.createSpoke({ ...options, clock: systemClock, backoff: QUICK }),
      },
      order.witness,
      speaker,
    ),
    report: (fault) => alarms.push(`fault: ${String(fault)}`),
  }
}

async function start(order: StartOrder): Promise<RoundNode> {
  const { role } = order
  const environment = environmentOf(order)
  const common = {
    folder: dataFolder(order.folder),
    consortium: readConsortium(order.genesis),
    onFinal: () => undefined,
  }
  if (role.mode === 'government') {
    const government = await startGovernment(environment, {
      ...common,
      secrets: role.secrets,
      listen: { host: '127.0.0.1', port: order.port },
      onBlock: () => undefined,
      onChange: () => undefined,
      onAlarm: (alarm, detail) => alarms.push(`${alarm}: ${detail}`),
    })
    const { chain, payloads, pool, addresses } = government
    const port = Number(/\/tcp\/(\d+)/.exec(addresses[0]!)?.[1])
    const id = new Uint8Array()
    return {
      port,
      chain,
      payloads,
      id,
      hospital: undefined,
      pending: () => pool.all().map(describeOpen),
    }
  }
  const hospital = await startHospital(environment, {
    ...common,
    hospital: role.id,
    secrets: role.secrets,
    addresses: [`/ip4/127.0.0.1/tcp/${order.port}`],
    project: async () => undefined,
    onReadable: async () => undefined,
    onChange: (change) => {
      if (change.type === 'alarm') alarms.push(`${change.alarm}: ${change.detail}`)
      if (change.type === 'review' && change.state === 'arrived') decideSoon()
    },
    presence: () => ({ presence: 'idle', holds: 64 }),
  })
  decideSoon()
  const { chain, payloads, outbox, id } = hospital
  return {
    port: order.port,
    chain,
    payloads,
    hospital,
    id,
    pending: () => outbox.all().map(describeItem),
  }
}

function describeOpen({ submission, life, attestation }: OpenSubmission): string {
  const verdict = attestation ? ', decided' : ''
  return `${submission.body.nonce} ${life.at.stage} after ${life.number} steps${verdict}`
}

function describeItem({ sent, receipt }: OutboxItem): string {
  return `${sent?.submission.body.nonce ?? 'queued'} ${receipt ? 'with' : 'without'} receipt`
}

/** The person here accepts everything at once. */
function decideSoon(): void {
  setImmediate(() => {
    for (const { submission } of node?.hospital?.reviews.waiting() ?? []) {
      node!
        .hospital!.reviews.decide(submission.id, { verdict: 'accept', reviewer: 'Somebody' })
        .catch((fault: unknown) => alarms.push(`review: ${String(fault)}`))
    }
  })
}

async function blocksFrom({ chain, payloads, hospital }: RoundNode, from: number) {
  const reports: BlockReport[] = []
  for (let height = from; height <= chain.height; height++) {
    const final = await chain.read(height)
    const endings = endedSubmissions(final.block).map(({ body }) => ({
      digest: toHex(body.contentDigest),
      author: toHex(body.author),
      nonce: body.nonce,
    }))
    const digests = hospital ? recordDigests(final.block) : []
    const found = await Promise.all(digests.map((digest) => payloads.get(digest)))
    const missing = found.filter((bytes) => bytes === undefined).length
    reports.push({ height, hash: toHex(finalHash(final)), endings, missing })
  }
  return reports
}

function standingOf({ chain, hospital, pending }: RoundNode): StandingReport {
  return {
    height: chain.height,
    head: toHex(chain.state.head),
    pending: pending(),
    drafts: hospital?.drafts.all().map(({ id }) => id) ?? [],
    alarms: [...alarms],
  }
}

const answers: {
  [Name in keyof Questions]: (input: Questions[Name]['input']) => Promise<Questions[Name]['output']>
} = {
  async start(order) {
    node = await start(order)
    decideSoon()
    return { port: node.port }
  },
  async arm(fault) {
    disk?.arm(fault)
  },
  async passed() {
    return disk?.takePassed() ?? []
  },
  async submit(number) {
    const { hospital, id } = running()
    return toHex(await hospital!.sender.submit(testDocument(id, number), null))
  },
  async draft(id) {
    await running().hospital!.drafts.save(id, utf8(id))
  },
  async standing() {
    return standingOf(running())
  },
  async blocks(from) {
    return blocksFrom(running(), from)
  },
}

function running(): RoundNode {
  if (!node) throw new Error('the node has not started')
  return node
}

process.on('message', ({ id, name, input }: Question) => {
  const reply = (answer: Answer) => process.send!(answer)
  const ask = answers[name] as (input: unknown) => Promise<unknown>
  ask(input).then(
    (output) => reply({ id, output }),
    (error: unknown) => reply({ id, error: error instanceof Error ? error.stack! : String(error) }),
  )
})
// A process that dies as these do never writes what it has compiled: the next one loads faster.
flushCompileCache()
// Whoever started it is gone: nobody would ever end it.
process.on('disconnect', () => process.exit())
