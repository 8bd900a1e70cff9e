/** A process that opens a hub, enrols at it once, closes it and has nothing left to do. */
import { generateSigningKey } from '#crypto/ed25519'
import { utf8 } from '#crypto/bytes'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'

const government = generateSigningKey()
const base = {
  clock: systemClock,
  random: Math.random,
  report: (error: unknown) => void process.stderr.write(String(error)),
}
const hub = await libp2pStar.createHub({
  ...base,
  privateKey: government.privateKey,
  listen: { host: '127.0.0.1', port: 0 },
  isMember: () => false,
  greet: async (_key, hello) => hello,
  onConnected: () => undefined,
  enrol: async (_key, body) => body,
  handler: {
    onCall: async (_session, _name, body) => body,
    onNotice: () => undefined,
    onClosed: () => undefined,
  },
})
await libp2pStar.enrol({
  ...base,
  privateKey: generateSigningKey().privateKey,
  addresses: hub.addresses,
  governmentKey: government.publicKey,
  body: utf8('me'),
  timeoutMs: 10_000,
})
await hub.close()
