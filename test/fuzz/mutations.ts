/** Bytes that are nearly right: what a broken or hostile peer, or a failing disk, may hand over. */
import { type CborValue, decode, encode } from '#core/codec/cbor'
import { RuleError } from '#core/errors'
import { concatBytes } from '#crypto/hash'
import * as fc from 'fast-check'
import { seededRandom } from '../support/disk/random.ts'

type Random = () => number
type Tree = CborValue

/** Integers at which decoders like to go wrong. */
const NUMBERS = [0, 1, 23, 24, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32, 2 ** 53 - 1, -1]
/** Heads of CBOR items that promise far more than follows, or nothing that is allowed. */
const HEADS = [0x1b, 0x3b, 0x5a, 0x5b, 0x5f, 0x7b, 0x9b, 0x9f, 0xbb, 0xbf, 0xc0, 0xf7, 0xfb, 0xff]

/** Random bytes, or `valid` bytes changed in one or a few places. */
export function nearly(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const changed = fc.integer().map((seed) => mutate(valid, seededRandom(seed)))
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 9, arbitrary: changed },
  )
}

function mutate(valid: Uint8Array, random: Random): Uint8Array {
  const times = 1 + below(random, 3)
  let bytes = valid
  for (let time = 0; time < times; time++) {
    bytes = random() < 0.6 ? mutateInside(bytes, random) : mutateBytes(bytes, random)
  }
  return bytes
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit)
}

function any<T>(random: Random, items: readonly T[]): T {
  return items[below(random, items.length)]!
}

function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = below(random, bytes.length + 1)
  const end = Math.min(bytes.length, at + below(random, 40))
  const [before, inside, after] = [
    bytes.subarray(0, at),
    bytes.subarray(at, end),
    bytes.subarray(end),
  ]
  switch (below(random, 6)) {
    case 0:
      return before.slice()
    case 1:
      return concatBytes(before, after)
    case 2:
      return concatBytes(before, inside, inside, after)
    case 3:
      return concatBytes(before, Uint8Array.of(any(random, HEADS)), bytes.subarray(at))
    case 4:
      return concatBytes(bytes, before)
    default: {
      const flipped = Uint8Array.from(bytes)
      if (at < bytes.length) flipped[at]! ^= 1 << below(random, 8)
      return flipped
    }
  }
}

/** Changes one value within; everything around it is encoded as it should be. */
function mutateInside(bytes: Uint8Array, random: Random): Uint8Array {
  const tree = treeOf(bytes)
  return tree === undefined ? mutateBytes(bytes, random) : encodable(mutateTree(tree, random))
}

function treeOf(bytes: Uint8Array): Tree | undefined {
  try {
    return decode(bytes)
  } catch (error) {
    if (error instanceof RuleError) return undefined
    throw error
  }
}

function encodable(tree: Tree): Uint8Array {
  return encode(tree)
}

function mutateTree(tree: Tree, random: Random): Tree {
  if (Array.isArray(tree) && tree.length > 0 && random() < 0.8) {
    return mutateList(tree as readonly Tree[], random)
  }
  if (tree instanceof Uint8Array)
    return random() < 0.8 ? mutateInside(tree, random) : otherValue(random)
  if (isMap(tree) && random() < 0.9) return mutateMap(tree, random)
  return otherValue(random)
}

function mutateList(list: readonly Tree[], random: Random): Tree {
  const at = below(random, list.length)
  const item = list[at]!
  switch (below(random, 6)) {
    case 0:
      return list.toSpliced(at, 1)
    case 1:
      return list.toSpliced(at, 0, item)
    case 2:
      return Array.from({ length: 300 }, () => item)
    default:
      return list.with(at, mutateTree(item, random))
  }
}

function mutateMap(map: Readonly<Record<string, Tree>>, random: Random): Tree {
  const keys = Object.keys(map)
  if (keys.length === 0) return { __proto__x: 1 }
  const key = any(random, keys)
  const { [key]: value, ...others } = map
  switch (below(random, 8)) {
    case 0:
      return others
    case 1:
      return { ...map, [any(random, ['constructor', 'toString', 'extra', ''])]: value! }
    case 2:
      return { ...map, [key]: map[any(random, keys)]! }
    default:
      return { ...map, [key]: mutateTree(value!, random) }
  }
}

function otherValue(random: Random): Tree {
  const others: readonly Tree[] = [
    any(random, NUMBERS),
    null,
    true,
    '',
    'text',
    '\u0000',
    'x'.repeat(5000),
    new Uint8Array(below(random, 70)),
    [],
    {},
    [[[[[[[[]]]]]]]],
  ]
  return any(random, others)
}

function isMap(tree: Tree): tree is Readonly<Record<string, Tree>> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree)
}
