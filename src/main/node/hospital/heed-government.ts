/** What a hospital does with each message of the government's session. */
import { RemoteFault } from '#network/errors'
import type { SessionHandler } from '#network/star'
import type { PayloadStore } from '#storage/payload-store'
import type { Chain } from '../chain.ts'
import { blocksQuery, payloadsQuery, standingAnswer, standingQuery } from '../messages/chain.ts'
import { board, changes, type OpenChange } from '../messages/membership.ts'
import { ask, life, release } from '../messages/submission.ts'
import { answerBlocks, answerPayloads } from '../serve-chain.ts'
import type { ChainFollower } from './follow-chain.ts'
import type { ReviewDesk } from './hold-reviews.ts'

/** What the government last said of one of this hospital's open submissions. */
export type Life = ReturnType<(typeof life)['decode']>
/** Who is connected and how, as the government last said. */
export type Board = ReturnType<(typeof board)['decode']>['entries']

/** Where the government's messages go. */
export interface HeedingParts {
  readonly chain: Chain
  readonly payloads: PayloadStore
  readonly follower: ChainFollower
  readonly reviews: ReviewDesk
  readonly onLife: (value: Life) => void
  readonly onChanges: (changes: readonly OpenChange[]) => void
  readonly onBoard: (entries: Board) => void
  readonly onClosed: () => void
}

/** The handler of a hospital's session. */
export function heedGovernment(parts: HeedingParts): SessionHandler {
  return {
    onCall: (_session, name, body) => answerCall(parts, name, body),
    async onNotice(_session, name, body) {
      if (!parts.follower.onNotice(name, body)) takeNotice(parts, name, body)
    },
    onClosed: parts.onClosed,
  }
}

async function answerCall(
  { chain, payloads, follower }: HeedingParts,
  name: string,
  body: Uint8Array,
): Promise<Uint8Array> {
  switch (name) {
    case standingQuery.name:
      return standingAnswer.encode(follower.standing())
    case blocksQuery.name:
      return answerBlocks(chain, body)
    case payloadsQuery.name:
      return answerPayloads(payloads, body)
    default:
      throw new RemoteFault('unknown-message', name)
  }
}

function takeNotice(parts: HeedingParts, name: string, body: Uint8Array): void {
  switch (name) {
    case ask.name:
      return parts.reviews.onAsk(ask.decode(body))
    case release.name:
      return parts.reviews.onRelease(release.decode(body).submission)
    case life.name:
      return parts.onLife(life.decode(body))
    case changes.name:
      return parts.onChanges(changes.decode(body).changes)
    case board.name:
      return parts.onBoard(board.decode(body).entries)
    default:
      throw new RemoteFault('unknown-message', name)
  }
}
