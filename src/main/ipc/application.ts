/** The node as hosts see it: every handler of the contract over one node life, and its events. */
import { join } from 'node:path'
import type { NodeEvent } from '#contract/events'
import type { Handlers, MethodName } from '#contract/methods'
import type { AlarmCode, Mode, Status } from '#contract/views/app'
import { toHex } from '#crypto/bytes'
import { randomBytes } from '#crypto/random'
import { systemClock } from '#network/clock'
import { libp2pStar } from '#network/libp2p-star'
import { loadClinic } from '#node/clinic'
import { dataFolder } from '#node/data-folder'
import type { Environment } from '#node/environment'
import { type LifeChange, NodeLife } from '#node/life'
import type { HospitalChange } from '#node/hospital/hospital'
import { PreferencesFile } from '#node/preferences'
import { nodeFileSystem } from '#storage/node-file-system'
import { appHandlers } from './app.ts'
import { chainHandlers } from './chain.ts'
import { chainCheckHandlers } from './chain-checks.ts'
import { chainSearchHandlers } from './chain-search.ts'
import { changeHandlers } from './changes.ts'
import { conditionHandlers } from './conditions.ts'
import type { Context } from './context.ts'
import { draftHandlers } from './drafts.ts'
import { toContractError } from './errors.ts'
import { fairnessHandlers } from './fairness.ts'
import { governanceHandlers } from './governance.ts'
import { governmentHandlers } from './government.ts'
import { holdingHandlers } from './holdings.ts'
import { invitationHandlers } from './invitations.ts'
import { membershipHandlers } from './membership.ts'
import { networkHandlers } from './network.ts'
import { patientHandlers } from './patients.ts'
import { relayHandlers } from './relays.ts'
import { reviewHandlers } from './reviews.ts'
import type { Application, ApplicationOptions } from './service.ts'
import { statusOf } from './status.ts'
import { submissionHandlers } from './submissions.ts'

/** Events of one kind within this time are sent as one, in milliseconds. */
const COALESCE = 60

/** Starts a node in its folder. Rejects with a ContractError. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const listeners = new Set<(event: NodeEvent) => void>()
  const emit = (event: NodeEvent) => {
    for (const listener of listeners) listener(event)
  }
  const pending = new Map<string, NodeEvent | (() => NodeEvent)>()
  let cancelFlush: (() => void) | undefined
  const emitSoon = (name: string, event: NodeEvent | (() => NodeEvent)) => {
    pending.set(name, event)
    cancelFlush ??= systemClock.after(COALESCE, () => {
      cancelFlush = undefined
      const events = [...pending.values()]
      pending.clear()
      for (const waiting of events) emit(typeof waiting === 'function' ? waiting() : waiting)
    })
  }

  let chosenMode: Mode | null = options.mode
  let alarm: Status['alarm'] = null
  let refusal: string | null = null

  const environment: Environment = {
    clock: { ...systemClock, utc: () => Date.now() },
    random: randomBytes,
    fileSystem: nodeFileSystem,
    star: libp2pStar,
    report: reportFault,
  }
  const clinic = await loadClinic(join(options.assetsFolder, 'code-systems'))
  const life = await contractErrors(() =>
    NodeLife.open(environment, options.dataFolder, options.sqliteWasm, onLifeChange),
  )
  const preferences = await PreferencesFile.open(
    environment,
    dataFolder(options.dataFolder).preferences,
  )
  const { demonstration } = options
  const stopHearing = demonstration?.onChange(() => {
    emitSoon('demonstration', { topic: 'demonstration' })
  })
  const status = (): Status =>
    statusOf(life, { chosenMode, preferences: preferences.current, alarm, refusal })
  const statusChanged = () => emitSoon('status', () => ({ topic: 'status', status: status() }))
  const context: Context = { life, preferences, demonstration, clinic, emit, statusChanged }

  function onLifeChange(change: LifeChange): void {
    switch (change.type) {
      case 'phase':
        if (life?.runtime?.mode === 'hospital') clinic.learn(life.runtime.database.allCodings())
        statusChanged()
        return
      case 'final':
        emitSoon('block', { topic: 'block', height: change.height })
        return
      case 'verification':
        emit({ topic: 'verification', ...change.progress })
        return
      case 'government':
        if (change.change === 'status') statusChanged()
        else emitSoon(change.change, { topic: change.change })
        return
      case 'hospital':
        onHospitalChange(change.change)
        return
      case 'alarm':
        raise(change.alarm, change.detail)
    }
  }

  /** Details name heights, codes and files, never content. */
  function raise(code: AlarmCode, detail: string): void {
    process.stderr.write(`medichain: alarm ${code}: ${detail}\n`)
    alarm = { code, since: environment.clock.utc() }
    statusChanged()
  }

  function onHospitalChange(change: HospitalChange): void {
    switch (change.type) {
      case 'status':
        if (life.runtime?.mode === 'hospital' && life.runtime.node.isConnected()) refusal = null
        statusChanged()
        return
      case 'network':
      case 'changes':
        emitSoon(change.type, { topic: change.type })
        statusChanged()
        return
      case 'submission': {
        const submission = toHex(change.id)
        emitSoon(`submission ${submission}`, { topic: 'submission', submission })
        return
      }
      case 'review':
        emit({ topic: 'review', submission: toHex(change.submission), state: change.state })
        statusChanged()
        return
      case 'alarm':
        raise(change.alarm, change.detail)
        return
      case 'refused':
        refusal = change.code
        statusChanged()
    }
  }

  const handlers: Handlers = {
    ...appHandlers(context, status, (mode) => {
      chosenMode = mode
      statusChanged()
    }),
    ...governmentHandlers(context),
    ...invitationHandlers(context),
    ...relayHandlers(context),
    ...holdingHandlers(context),
    ...membershipHandlers(context),
    ...changeHandlers(context),
    ...networkHandlers(context),
    ...fairnessHandlers(context),
    ...governanceHandlers(context),
    ...conditionHandlers(context),
    ...draftHandlers(context),
    ...submissionHandlers(context),
    ...reviewHandlers(context),
    ...patientHandlers(context),
    ...chainHandlers(context),
    ...chainSearchHandlers(context),
    ...chainCheckHandlers(context),
  }

  return {
    handlers: withContractErrors(handlers),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      stopHearing?.()
      cancelFlush?.()
      await life.close()
    },
  }
}

/** Every handler rejects with a ContractError where the layers below threw one of their own. */
function withContractErrors(handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => contractErrors(() => (handler as (input: never) => Promise<unknown>)(input)),
  ])
  return Object.fromEntries(wrapped) as { [Name in MethodName]: Handlers[Name] } & Handlers
}

async function contractErrors<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw toContractError(error)
  }
}

/** Faults name codes, heights and paths, never content; they go to the process's error output. */
function reportFault(fault: unknown): void {
  const words = fault instanceof Error ? `${fault.name}: ${fault.message}` : 'unknown fault'
  process.stderr.write(`medichain: ${words}\n`)
}
