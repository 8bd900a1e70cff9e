/**
 * A demonstration genesis automates what persons decide (PROTOCOL §4): requests are admitted and
 * newcomers activated as soon as they can be. Nothing in such a consortium is private.
 */
import type { Government } from './government.ts'

/** Decides everything that waits for the administrator of a demonstration. */
export async function decideForAdministrator(government: Government): Promise<void> {
  const { admissions, changes, chain, draws } = government
  for (const { request } of admissions.waiting()) {
    if (changes.isDecided(request.id, 'admit')) continue
    const { anchor, length } = await draws.chainOf(request.id)
    await changes.decide({ kind: 'admit', request, anchor: { hash: anchor, length } })
  }
  for (const { id, status } of chain.view.members()) {
    if (status !== 'admitted' || !changes.joinOf(id)) continue
    if (!changes.isDecided(id, 'activate')) await changes.decide({ kind: 'activate', subject: id })
  }
}
