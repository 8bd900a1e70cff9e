/** Names in a node's data folder (PROTOCOL §7). */
import { join } from 'node:path'

/** Where everything of a node lies. */
export interface DataFolder {
  readonly root: string
  /** Genesis, addresses, names: nothing secret, nothing clinical. */
  readonly settings: string
  /** Language and colour scheme of the windows. */
  readonly preferences: string
  readonly keystore: string
  readonly chainLog: string
  readonly payloads: string
  /** Vote locks of a hospital; the government's own proposals. */
  readonly votes: string
  /** Hospital: submissions until the chain has ended them. Government: the open submissions. */
  readonly outbox: string
  /** Hospital: diagnoses that a person has begun and not submitted. */
  readonly drafts: string
  /** Hospital: reviews that it holds and answers that it gave. */
  readonly reviews: string
  /** Government: invitations and requests. */
  readonly admissions: string
  /** Government: decided membership changes. */
  readonly changes: string
  /** Conflicting signatures, for people to see and export. */
  readonly evidence: string
  /** What the last verification of the chain came to. */
  readonly verification: string
}

/** The names below a folder. */
export function dataFolder(root: string): DataFolder {
  return {
    root,
    settings: join(root, 'settings.cbor'),
    preferences: join(root, 'preferences'),
    keystore: join(root, 'keystore'),
    chainLog: join(root, 'chain.log'),
    payloads: join(root, 'payloads'),
    votes: join(root, 'votes'),
    outbox: join(root, 'outbox'),
    drafts: join(root, 'drafts'),
    reviews: join(root, 'reviews'),
    admissions: join(root, 'admissions'),
    changes: join(root, 'changes'),
    evidence: join(root, 'evidence'),
    verification: join(root, 'verification.cbor'),
  }
}
