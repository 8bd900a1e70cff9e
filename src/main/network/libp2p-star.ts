/** The star over libp2p: TCP, Noise, Yamux (PROTOCOL §2). */
import { enrol } from './enrol.ts'
import { createHub } from './hub.ts'
import { createSpoke } from './spoke.ts'
import type { Star } from './star.ts'

/** The star that a running node uses. */
export const libp2pStar: Star = { createHub, createSpoke, enrol }
