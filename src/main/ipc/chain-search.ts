/** Lists of blocks by place, hospital and day, and finding by what a person typed. */
import type { Handlers } from '#contract/methods'
import type { Findings } from '#contract/views/chain'
import { toHex } from '#crypto/bytes'
import type { Runtime } from '#node/runtime'
import { transactionRow } from './chain-rows.ts'
import { type Context, requireRuntime } from './context.ts'

const MOST_FOUND = 20
/** Fewer digits would find something in every chain. */
const LEAST_DIGITS = 4
const HASH_PREFIX = new RegExp(`^[0-9a-f]{${LEAST_DIGITS},64}$`)

/** Handlers of `chain.list` and `chain.find`. */
export function chainSearchHandlers(context: Context): Pick<Handlers, 'chain.list' | 'chain.find'> {
  return {
    'chain.list': async (filter) => {
      const { database } = requireRuntime(context)
      return { ...database.extentOf(filter), days: database.daysOf(filter, nextLocalDay) }
    },
    'chain.find': async ({ text }) => find(requireRuntime(context), text.trim().toLowerCase()),
  }
}

/** Windows show the times of this computer, so its days are theirs. */
function nextLocalDay(time: number): number {
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

function find(runtime: Runtime, text: string): Findings {
  if (text === '') return { blocks: [], transactions: [], hospitals: [] }
  const { database } = runtime
  const hash = HASH_PREFIX.test(text) ? text : undefined
  const named = blockAtTyped(runtime, text)
  const hashed = hash ? database.blocksByPrefix(hash, MOST_FOUND) : []
  const blocks = [...named, ...hashed].slice(0, MOST_FOUND)
  const hospitals = hospitalsNamed(runtime, text).slice(0, MOST_FOUND - blocks.length)
  const left = MOST_FOUND - blocks.length - hospitals.length
  const transactions = hash && left > 0 ? database.transactionsByPrefix(hash, left) : []
  return {
    blocks: blocks.map(({ height, hash: whole, time }) => ({ height, hash: whole, time })),
    transactions: transactions.map((row) => transactionRow(runtime, row)),
    hospitals,
  }
}

/** "128", "1,024" and "block 128", with whatever word a language has for it. */
function blockAtTyped({ database }: Runtime, text: string) {
  const number = /^(?:\p{L}+ )?(\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d{1,12})$/u.exec(text)?.[1]
  if (number === undefined) return []
  const block = database.blockAt(Number(number.replaceAll(/\D/g, '')))
  return block ? [block] : []
}

function hospitalsNamed({ chain, database }: Runtime, text: string): Findings['hospitals'] {
  return chain.view
    .members()
    .filter(({ profile }) => profile.name.toLowerCase().includes(text))
    .map(({ id, profile }) => {
      const hospital = toHex(id)
      const { last } = database.extentOf({ hospital, from: null, to: null })
      return { id: hospital, name: profile.name, blocks: last }
    })
}
