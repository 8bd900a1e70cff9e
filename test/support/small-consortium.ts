/** Three hospitals, and one patient whom the first of them knows: enough for most screens. */
import { foundByScript, type ScriptedConsortium } from '#cli/scripted/consortium-script'
import type { NodeProcess } from '#cli/scripted/node-process'
import type { DocumentInput } from '#contract/views/diagnosis'
import type { SubmissionView } from '#contract/views/submission'
import { until } from './nodes.ts'
import { DIABETES } from './tour/cases.ts'

const HOSPITALS = [
  { name: 'Winchester Hospital', city: 'Winchester', person: 'Dr. Elena Marsh' },
  { name: 'Holyoke Medical Center', city: 'Holyoke', person: 'Dr. Tomás Rivera' },
  { name: 'Baystate Medical Center', city: 'Springfield', person: 'Dr. Karen Osei' },
]

/** Founds it below `folder`. Whoever calls stops it. */
export function foundSmallConsortium(folder: string): Promise<ScriptedConsortium> {
  return foundByScript({
    dataFolder: folder,
    demonstration: false,
    consortiumName: 'Massachusetts Diagnosis Consortium',
    governmentName: 'Massachusetts Ministry of Health',
    country: 'United States',
    administrator: 'Ruth Adeyemi',
    hospitals: HOSPITALS,
    holds: 16,
    progress: () => undefined,
  })
}

/** Submits a document and answers the submission. */
export async function submitTo({ client }: NodeProcess, document: DocumentInput): Promise<string> {
  return (await client.call('diagnosis.submit', { document, source: 'form' })).submission
}

/** Waits until the chain has ended a submission of this node. */
export async function endOf({ client }: NodeProcess, submission: string): Promise<SubmissionView> {
  let view: SubmissionView | undefined
  await until('the submission has ended', async () => {
    view = await client.call('submissions.get', { submission })
    return view.row.height !== null
  })
  return view!
}

/** Waits until a review of `submission` is held by one of the nodes; answers which. */
export async function holderOf(
  nodes: readonly NodeProcess[],
  submission: (row: { nonce: number }) => boolean,
): Promise<{ holder: NodeProcess; submission: string }> {
  let found: { holder: NodeProcess; submission: string } | undefined
  await until('somebody holds the review', async () => {
    for (const holder of nodes) {
      const rows = await holder.client.call('reviews.list', {})
      const row = rows.find(submission)
      if (row) found = { holder, submission: row.submission }
    }
    return found !== undefined
  })
  return found!
}

/** Makes the first hospital know a patient: one record, accepted by whoever is drawn. */
export async function knowOnePatient({ hospitals }: ScriptedConsortium): Promise<void> {
  const [author, ...others] = hospitals.map(({ node }) => node) as [NodeProcess, ...NodeProcess[]]
  const submission = await submitTo(author, DIABETES)
  const held = await holderOf(others, () => true)
  await held.holder.client.call('reviews.accept', { submission: held.submission })
  await endOf(author, submission)
}
