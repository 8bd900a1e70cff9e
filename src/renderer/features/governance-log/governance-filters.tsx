/** Which entries of the governance log are shown. */
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { GOVERNANCE_KINDS } from '#contract/views/governance'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './governance-log.module.css'
import type { GovernanceFilter } from './use-governance.ts'

/** Props of GovernanceFilters. */
export interface GovernanceFiltersProps {
  filter: GovernanceFilter
  onChange: (filter: GovernanceFilter) => void
}

/** By hospital and by kind. */
export function GovernanceFilters({ filter, onChange }: GovernanceFiltersProps) {
  const { t } = useTranslation('government')
  const members = useQuery('network.members', {}, ['block'])
  const hospitals = (members.data ?? []).map(({ id, profile }) => ({
    value: id,
    label: profile.name,
  }))
  return (
    <div className={classes.filters}>
      <Select
        aria-label={t('governance.filterHospital')}
        placeholder={t('governance.allHospitals')}
        data={hospitals}
        value={filter.hospital}
        onChange={(hospital) => onChange({ ...filter, hospital })}
        clearable
        searchable
      />
      <Select
        aria-label={t('governance.filterKind')}
        placeholder={t('governance.allKinds')}
        data={GOVERNANCE_KINDS.map((kind) => ({
          value: kind,
          label: t(`governance.kind.${kind}`),
        }))}
        value={filter.kind}
        onChange={(kind) => onChange({ ...filter, kind })}
        clearable
      />
    </div>
  )
}
