/**
 * The desk of a person at a hospital of the test consortium: the handlers that its windows call,
 * over a chain database that its node fills.
 */
import type { Handlers } from '#contract/methods'
import type { Chart, DocumentInput } from '#contract/views/diagnosis'
import { randomBytes } from '#crypto/random'
import type { Context } from '#ipc/context'
import { patientHandlers } from '#ipc/patients'
import { reviewHandlers } from '#ipc/reviews'
import { submissionHandlers } from '#ipc/submissions'
import type { Clinic } from '#node/clinic'
import { RecordProjector } from '#node/hospital/project-records'
import type { HospitalRuntime } from '#node/runtime'
import { ChainDatabase } from '#storage/chain-database/chain-database'
import { type TestConsortium, type TestHospital, until } from './nodes.ts'
import { testContent } from './test-content.ts'

const CLINIC: Pick<Clinic, 'codeSystems' | 'inChain'> = { codeSystems: [], inChain: () => true }

type DeskHandlers = ReturnType<typeof patientHandlers> &
  ReturnType<typeof submissionHandlers> &
  Pick<Handlers, 'reviews.get' | 'reviews.list'>

/** The desk. */
export interface Desk {
  readonly hospital: TestHospital
  readonly handlers: DeskHandlers
  /** Waits until the database has every block of the government. */
  caughtUp(): Promise<void>
  /** The chart of the made-up patient with a number. */
  chart(number: number): Promise<Chart>
  close(): void
}

/** What a form submits about the made-up patient with a number. */
export function formInput(number: number, change: Partial<DocumentInput> = {}): DocumentInput {
  const content = testContent(number)
  return { ...content, practitioner: 'Dr. Test', specialty: null, supersedes: null, ...change }
}

/** Adds a hospital to the consortium, with a desk. */
export async function addDesk(consortium: TestConsortium, name: string): Promise<Desk> {
  const hospital = await consortium.admit(name)
  const database = await ChainDatabase.create()
  hospital.projector = new RecordProjector(database)
  await consortium.activate(hospital)
  const handlers = handlersOf(consortium, hospital, database)
  return {
    hospital,
    handlers,
    caughtUp: () =>
      until(
        `the database of ${name} has every block`,
        () => database.height === consortium.government.chain.height,
      ),
    async chart(number) {
      const { identifier } = testContent(number).patient
      const search = { text: identifier, offset: 0, limit: 1 }
      const { patients } = await handlers['patients.search'](search)
      return handlers['patients.chart']({ id: patients[0]!.id })
    },
    close: () => database.close(),
  }
}

function handlersOf(
  { consortium }: TestConsortium,
  { node, secrets, name }: TestHospital,
  database: ChainDatabase,
): DeskHandlers {
  if (!node) throw new Error(`${name} does not run`)
  const { chain, payloads } = node
  const parts = { secrets, consortium, database, chain, payloads, node }
  const runtime: Omit<HospitalRuntime, 'verification'> = { mode: 'hospital', ...parts }
  const life = { runtime, now: () => Date.now(), random: randomBytes }
  // These handlers ask a context for nothing else.
  const context = { life, clinic: CLINIC } as unknown as Context
  return {
    ...patientHandlers(context),
    ...submissionHandlers(context),
    ...reviewHandlers(context),
  }
}
