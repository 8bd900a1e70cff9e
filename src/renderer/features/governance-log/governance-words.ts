/** Membership changes and epochs in words. */
import type { TFunction } from 'i18next'
import type { GovernanceRow } from '#contract/views/governance'

type Words = TFunction<'government'>

/** The entry in one line: "Lowell General Hospital suspended". */
export function governanceHeading(row: GovernanceRow, t: Words): string {
  if (row.epoch) return t('governance.heading.epoch', { number: row.epoch.number })
  return t(`governance.heading.${row.kind}`, { name: row.hospital.name })
}

/** What it means, in a sentence or two. */
export function governanceMeaning(row: GovernanceRow, t: Words): string {
  if (row.epoch?.repair) return t('governance.meaning.epochRepair')
  if (row.kind === 'activate' && row.approvals.length === 0) {
    return t('governance.meaning.activateFirst')
  }
  return t(`governance.meaning.${row.kind}`)
}

/** What the list shows beside kind and hospital. */
export function governanceDetail(row: GovernanceRow, t: Words): string {
  if (row.epoch) {
    const { number, hospitals: count, repair } = row.epoch
    return t(repair ? 'governance.detail.repair' : 'governance.detail.epoch', { number, count })
  }
  if (row.reason) return row.reason
  if (row.approvals.length > 0) {
    return t('governance.detail.approvals', { count: row.approvals.length })
  }
  return t(row.kind === 'activate' ? 'governance.detail.first' : 'governance.detail.ministry')
}
