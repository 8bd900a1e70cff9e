/** What a demonstration genesis automates at a hospital: joining and approving (PROTOCOL §4). */
import { equalBytes } from '#crypto/bytes'
import type { Hospital } from './hospital.ts'

/** Does what persons of a demonstration hospital would: joins when admitted, approves others. */
export async function decideForPersons(hospital: Hospital): Promise<void> {
  const session = hospital.session()
  if (!session) return
  const { approvals, chain, id } = hospital
  const status = chain.view.member(id)?.status
  if (status === 'admitted' && !hospital.hasJoined()) {
    const { height, head } = chain.state
    const other = chain.view.active().find((member) => !equalBytes(member.id, id))
    await hospital.join(height, head, other?.id ?? null)
  }
  for (const change of approvals.open()) {
    if (approvals.mine(change) === 'wanted') await approvals.approve(change, true, session)
  }
}
