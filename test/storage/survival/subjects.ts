/** Every part of storage and of the node that keeps something on the disk. */
import { toHex, utf8 } from '#crypto/bytes'
import { sha256 } from '#crypto/hash'
import { randomBytes } from '#crypto/random'
import { Drafts } from '#node/hospital/drafts'
import { Outbox } from '#node/hospital/outbox'
import { SerialQueue } from '#node/serial'
import { ChainLog } from '#storage/chain-log'
import { FrameLog } from '#storage/frame-log'
import { Journal } from '#storage/journal'
import { Keystore, keystoreExists } from '#storage/keystore'
import { PayloadStore } from '#storage/payload-store'
import { VoteStore } from '#storage/vote-store'
import { at } from '../../support/disk/memory-disk.ts'
import type { State, Subject } from './subject.ts'

const LOCAL_KEY = new Uint8Array(32).fill(7)
const CHEAP = { n: 16, r: 8, p: 1 }

/** A text of any length up to a few sectors, different for every number. */
function textOf(number: number): string {
  return `entry ${number} ${'.'.repeat((number * 397) % 1500)}`
}

/** Names an entry by its number alone, if it is the one with that number. */
function nameOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString()
  const number = Number(/^entry (\d+) /.exec(text)?.[1])
  return text === textOf(number) ? `entry ${number}` : text
}

const frameLog: Subject = {
  name: 'a frame log',
  async open(fileSystem) {
    const path = at('log')
    const log = await FrameLog.open({ fileSystem, path, kind: 'mc-journ' })
    const starts: number[] = []
    const again = await FrameLog.open({ fileSystem, path, kind: 'mc-journ' }, ({ offset }) => {
      starts.push(offset)
    })
    await again.close()
    return {
      saysDamaged: log.end.kind === 'damaged',
      observe: () => Promise.all(starts.map(async (start) => nameOf(await log.read(start)))),
      command(number, choice) {
        const fresh = Array.from({ length: 1 + (choice % 2) }, (_, index) => number * 10 + index)
        const frames = fresh.map((one) => utf8(textOf(one)))
        const names = fresh.map((one) => `entry ${one}`)
        if (choice === 9) {
          return { run: () => log.rewrite(frames), done: () => names }
        }
        return {
          run: () => log.append(frames),
          done: (state) => [...state, ...names],
          half: (state) => names.map((_, index) => state.concat(names.slice(0, index))),
        }
      },
    }
  },
}

const chainLog: Subject = {
  name: 'the chain log',
  async open(fileSystem) {
    const found: string[] = []
    const log = await ChainLog.open({
      fileSystem,
      path: at('chain.log'),
      onEntry: ({ bytes }) => void found.push(nameOf(bytes)),
    })
    let next = log.height
    return {
      saysDamaged: log.damagedHeight !== undefined,
      observe: async () => found,
      command(number) {
        const entry = textOf(number)
        const height = Math.max(next, log.height) + 1
        next = height
        return {
          run: () =>
            log.append(height, utf8(entry)).catch((error: unknown) => {
              next = log.height
              throw error
            }),
          done: (state) => (state.length === height - 1 ? [...state, `entry ${number}`] : state),
        }
      },
    }
  },
}

const journal: Subject = {
  name: 'a journal',
  async open(fileSystem) {
    let damaged = false
    const onDamage = () => (damaged = true)
    const log = await Journal.open({ fileSystem, path: at('journal'), onDamage })
    return {
      saysDamaged: damaged,
      observe: async () => log.entries.map(nameOf),
      command(number, choice) {
        const entry = textOf(number)
        const name = `entry ${number}`
        if (choice === 9) return { run: () => log.rewrite([utf8(entry)]), done: () => [name] }
        return { run: () => log.append(utf8(entry)), done: (state) => [...state, name] }
      },
    }
  },
}

const payloadStore: Subject = {
  name: 'the payload store',
  async open(fileSystem) {
    const store = await PayloadStore.open({
      fileSystem,
      folder: at('payloads'),
      segmentBytes: 2000,
    })
    const held = async (number: number) => {
      const bytes = await store.get(sha256(utf8(textOf(number))))
      return bytes ? [`${number}`] : []
    }
    return {
      saysDamaged: store.rebuilt,
      observe: async () => {
        const numbers = Array.from({ length: MOST_COMMANDS }, (_, index) => index)
        return (await Promise.all(numbers.map(held))).flat()
      },
      command(number, choice) {
        if (choice === 6) return { run: () => store.compact(), done: (state) => state }
        // Of an earlier group: what is put and erased at once may end either way.
        const victim = choice > 6 ? number - choice + 4 : -1
        if (victim >= 0) {
          return {
            run: () => store.erase(sha256(utf8(textOf(victim)))),
            done: (state) => state.filter((one) => one !== `${victim}`),
          }
        }
        const bytes = utf8(textOf(number))
        return {
          run: () => store.putAll([{ digest: sha256(bytes), bytes }]),
          done: (state) => byNumber([...state, `${number}`]),
        }
      },
    }
  },
}

const voteStore: Subject = {
  name: 'the vote store',
  async open(fileSystem) {
    const votes = await VoteStore.open({ fileSystem, path: at('votes'), rewriteAbove: 6000 })
    return {
      saysDamaged: votes.doubtful,
      observe: async () => (votes.newest ? [voteText(votes.newest.height, votes.newest.hash)] : []),
      command(number, choice) {
        // Now and then the same height again, for another block.
        const height = Math.max(1, choice > 7 ? votes.bound : votes.bound + 1 + (choice % 2))
        const block = utf8(textOf(number))
        const hash = Uint8Array.from(sha256(block))
        return {
          run: async () => {
            const bound = votes.newest?.height ?? 0
            await votes.lock({ height, hash, block, vote: utf8(`vote ${number}`) })
            if (height <= bound) throw new Error(`two votes may be sent at ${height}`)
          },
          done: () => [voteText(height, hash)],
        }
      },
    }
  },
}

const keystore: Subject = {
  name: 'the keystore',
  async open(fileSystem) {
    const options = { fileSystem, path: at('keystore'), randomBytes }
    let store = (await keystoreExists(fileSystem, options.path))
      ? await Keystore.open(options, 'passphrase')
      : undefined
    const turns = new SerialQueue()
    return {
      saysDamaged: false,
      observe: async () => (store ? [nameOf(store.content)] : []),
      command(number) {
        const content = utf8(textOf(number))
        return {
          run: () =>
            turns.run(async () => {
              if (store) await store.replace(content)
              else store = await Keystore.create(options, 'passphrase', content, CHEAP)
            }),
          done: () => [`entry ${number}`],
        }
      },
    }
  },
}

const outbox: Subject = {
  name: 'the outbox',
  async open(fileSystem) {
    let damaged = false
    const onDamage = () => (damaged = true)
    const log = await Journal.open({ fileSystem, path: at('outbox'), onDamage })
    const box = new Outbox(log, LOCAL_KEY, randomBytes)
    return {
      saysDamaged: damaged,
      observe: async () => box.all().map((item) => nameOf(box.document(item))),
      command(number, choice) {
        const victim = box.all()[choice - 7]
        if (victim) {
          const document = nameOf(box.document(victim))
          return {
            run: () => box.end(victim.id),
            done: (state) => state.filter((one) => one !== document),
          }
        }
        const document = textOf(number)
        return {
          run: () => box.queue(sha256(utf8(document)), utf8(document), null, number),
          done: (state) => [...state, `entry ${number}`],
        }
      },
    }
  },
}

const drafts: Subject = {
  name: 'the drafts',
  async open(fileSystem) {
    let reported = false
    let time = 0
    const book = await Drafts.open({
      environment: {
        fileSystem,
        random: randomBytes,
        clock: { now: () => time, after: () => () => undefined, utc: () => ++time },
      },
      path: at('drafts'),
      localKey: LOCAL_KEY,
      onDamage: () => (reported = true),
    })
    return {
      saysDamaged: reported,
      observe: async () =>
        book
          .all()
          .map(({ id, content }) => `${id} ${nameOf(content)}`)
          .sort(),
      command(number, choice) {
        const id = `00000000-0000-4000-8000-00000000000${choice % 7}`
        const others = (state: State) => state.filter((one) => !one.startsWith(id))
        if (choice > 6) {
          const discard = async () => {
            const known = book.all().some((draft) => draft.id === id)
            await book.discard(id)
            return known
          }
          return { run: discard, done: others }
        }
        const content = textOf(number)
        return {
          run: () => book.save(id, utf8(content)),
          done: (state) => [...others(state), `${id} entry ${number}`].sort(),
        }
      },
    }
  },
}

/** Commands of one scenario are numbered below this. */
export const MOST_COMMANDS = 60

/** All of them. */
export const SUBJECTS: readonly Subject[] = [
  frameLog,
  chainLog,
  journal,
  payloadStore,
  voteStore,
  keystore,
  outbox,
  drafts,
]

function voteText(height: number, hash: Uint8Array): string {
  return `${height} ${toHex(hash)}`
}

function byNumber(state: State): State {
  return [...new Set(state)].sort((a, b) => Number(a) - Number(b))
}
