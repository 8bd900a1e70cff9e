/** A spoke in a process of its own, to be stopped from outside: seed, address, government key. */
import { fromHex, utf8 } from '#crypto/bytes'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'

const [seed, address, governmentKey, closeAfter] = process.argv.slice(2)
const spoke = libp2pStar.createSpoke({
  privateKey: fromHex(seed!),
  addresses: [address!],
  governmentKey: fromHex(governmentKey!),
  clock: systemClock,
  random: Math.random,
  report: (error) => process.stderr.write(String(error)),
  hello: async () => utf8('hello'),
  onConnected: async () => {
    if (closeAfter) setImmediate(() => void spoke.close())
  },
  onRefused: () => undefined,
  onDisconnected: () => undefined,
  handler: {
    onCall: async (_session, _name, body) => body,
    onNotice: () => undefined,
    onClosed: () => undefined,
  },
})
