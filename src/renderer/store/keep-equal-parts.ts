/**
 * Keeps the identity of what did not change, so that nothing is drawn again for it. Pure. All
 * values are as JSON has them, which is what answers of a node are.
 */

type Part = Record<string, unknown>

/** `next` with every part that is equal in value taken from `before`; `before` if all is equal. */
export function keepEqualParts<Value>(before: Value, next: Value): Value {
  return keep(before, next) as Value
}

function keep(before: unknown, next: unknown): unknown {
  if (before === next || !isPart(before) || !isPart(next)) return next
  if (Array.isArray(before) !== Array.isArray(next)) return next
  const names = Object.keys(next)
  const kept = (Array.isArray(next) ? [...next] : { ...next }) as Part
  let changed = names.length !== Object.keys(before).length
  for (const name of names) {
    kept[name] = keep(before[name], next[name])
    changed ||= !Object.hasOwn(before, name) || kept[name] !== before[name]
  }
  return changed ? kept : before
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null
}

/** `next` with every row that is equal to one of `before`, wherever it stood, replaced by that one. */
export function keepEqualRows<Row>(before: readonly Row[], next: readonly Row[]): readonly Row[] {
  const known = new Map(before.map((row) => [JSON.stringify(row), row]))
  return next.map((row) => known.get(JSON.stringify(row)) ?? row)
}
