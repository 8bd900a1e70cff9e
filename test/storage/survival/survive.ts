/** One store through several lives, each of which ends badly. */
import { StorageError, type StorageProblem } from '#storage/errors'
import * as fc from 'fast-check'
import { expect } from 'vitest'
import { every, MemoryDisk, type DiskFault } from '../../support/disk/memory-disk.ts'
import { seededRandom } from '../../support/disk/random.ts'
import type { Command, OpenSubject, State, Subject } from './subject.ts'

/** What happens between a start and the next. */
interface Life {
  /** Commands that are given at once, one array after another. */
  readonly commands: readonly (readonly number[])[]
  readonly ending: 'kill' | 'power cut'
  /** Changes to the disk before a power cut. */
  readonly cutAfter: number
  /** What fails from which group of commands on; `disk-full` is over one group later. */
  readonly fault: { readonly code: Fault; readonly from: number }
}

type Fault = 'none' | 'disk-full' | 'write-fails' | 'sync-fails' | 'read-only'

/** Several lives on one disk; `seed` decides what a power cut leaves. */
export interface Scenario {
  readonly seed: number
  readonly lives: readonly Life[]
}

const choice = fc.integer({ min: 0, max: 9 })

/** Any scenario. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.integer(),
  lives: fc.array(
    fc.record({
      commands: fc.array(fc.array(choice, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
      ending: fc.constantFrom('kill', 'power cut'),
      cutAfter: fc.nat(40),
      fault: fc.record({
        code: fc.constantFrom<Fault>('none', 'disk-full', 'write-fails', 'sync-fails', 'read-only'),
        from: fc.nat(3),
      }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

/** What a store may hold, as far as it has said; grows with all that it has not acknowledged. */
class Expectation {
  private states: State[] = [[]]

  take({ done, half }: Command, acknowledged: boolean): void {
    const after = this.states.map(done)
    const unclear = acknowledged ? [] : this.states.flatMap((one) => [one, ...(half?.(one) ?? [])])
    this.states = unique([...after, ...unclear])
  }

  observed(state: State): void {
    const found = JSON.stringify(state)
    expect(this.states.map((one) => JSON.stringify(one))).toContain(found)
    this.states = [state]
  }
}

/**
 * Runs a scenario; fails when a store has lost, doubled or torn something. False when a power cut
 * left so little of a torn tail unwritten that the store had to call it damage.
 */
export async function survive(subject: Subject, { seed, lives }: Scenario): Promise<boolean> {
  const random = seededRandom(seed)
  const expectation = new Expectation()
  let disk = new MemoryDisk()
  let number = 0
  for (const life of lives) {
    if (life.ending === 'power cut') disk.cutPowerAfter(life.cutAfter)
    const opened = await unlessPowerLost(disk, () => start(subject, disk, expectation))
    if (opened?.saysDamaged) return false
    if (opened) number = await live(opened, disk, life, expectation, number)
    disk = life.ending === 'kill' ? disk.afterKill() : disk.afterPowerCut(random)
  }
  return !(await start(subject, disk, expectation)).saysDamaged
}

/** Whatever happened, a store opens and holds what it acknowledged. */
async function start(
  subject: Subject,
  disk: MemoryDisk,
  expectation: Expectation,
): Promise<OpenSubject> {
  const opened = await subject.open(disk.fileSystem)
  expectation.observed(await opened.observe())
  return opened
}

async function live(
  opened: OpenSubject,
  disk: MemoryDisk,
  { commands, fault }: Life,
  expectation: Expectation,
  first: number,
): Promise<number> {
  let number = first
  for (const [index, group] of commands.entries()) {
    if (disk.isDead) break
    disk.fault = faultNow(fault, index)
    const cured = fault.code === 'disk-full' && index > fault.from
    const given = group.map((choice) => opened.command(number++, choice))
    const results = await Promise.allSettled(given.map((command) => command.run()))
    results.forEach((result, place) => {
      if (result.status === 'rejected' && !disk.isDead) requireExpected(result.reason, cured)
      expectation.take(given[place]!, result.status === 'fulfilled' && result.value !== false)
    })
  }
  return number
}

function faultNow({ code, from }: Life['fault'], index: number): DiskFault | undefined {
  if (index < from) return undefined
  const path = 'the disk'
  const fails: StorageProblem = { code: 'io-failed', path, reason: 'EIO' }
  switch (code) {
    case 'none':
      return undefined
    case 'disk-full':
      return index === from ? every('write', { code: 'disk-full', path }) : undefined
    case 'write-fails':
      return every('write', fails)
    case 'sync-fails':
      return every('sync', fails)
    case 'read-only':
      return (operation) =>
        operation === 'read' || operation === 'open'
          ? undefined
          : { code: 'no-permission', path: 'the disk' }
  }
}

/** A store refuses with typed errors; once there is room again only the rules can refuse. */
function requireExpected(error: unknown, cured: boolean): void {
  expect(error).toBeInstanceOf(StorageError)
  if (!cured) return
  expect(['vote-contradicts', 'wrong-height']).toContain((error as StorageError).code)
}

async function unlessPowerLost<T>(
  disk: MemoryDisk,
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (disk.isDead) return undefined
    throw error
  }
}

function unique(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()]
}
