/** What the node finds for a text: patients, submissions, blocks and hospitals. */
import { IconBuildingHospital, IconCube, IconSend, IconUser } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { MethodOutput } from '#contract/methods'
import { formatDateTime, formatDay } from '../components/dates.ts'
import { formatPersonName } from '../components/names.ts'
import { navigate } from '../frame/router.tsx'
import { useStatusPart } from '../store/status.ts'
import { useQuery } from '../store/use-query.ts'
import type { PaletteEntry, PaletteGroup } from './palette-entry.ts'

const MOST = 5

type Translate = TFunction

function patientEntries(found: MethodOutput<'patients.search'>, t: Translate): PaletteEntry[] {
  return found.patients.map(({ id, patient }) => ({
    key: `patient ${id}`,
    label: formatPersonName(patient),
    description: t('palette.born', {
      date: formatDay(patient.birthDate),
      identifier: patient.identifier,
    }),
    icon: <IconUser size={16} stroke={1.6} />,
    run: () => navigate(`/patients/${id}`),
  }))
}

function submissionEntries(
  rows: MethodOutput<'submissions.list'>,
  nonce: number,
  t: Translate,
): PaletteEntry[] {
  return rows
    .filter((row) => row.nonce === nonce)
    .map((row) => ({
      key: `submission ${row.id}`,
      label: t('palette.submission', { nonce: row.nonce }),
      description: row.patientName,
      icon: <IconSend size={16} stroke={1.6} />,
      run: () => navigate(`/submissions/${row.id}`),
    }))
}

function chainEntries(found: MethodOutput<'chain.find'>, t: Translate): PaletteEntry[] {
  const icon = <IconCube size={16} stroke={1.6} />
  const blocks = found.blocks.map(({ height, time }) => ({
    key: `block ${height}`,
    label: t('palette.block', { height }),
    description: formatDateTime(time),
    icon,
    run: () => navigate(`/chain/${height}`),
  }))
  const transactions = found.transactions.map(({ id, height }) => ({
    key: `transaction ${id}`,
    label: t('palette.transaction', { hash: id.slice(0, 8), height }),
    icon,
    run: () => navigate(`/chain/${height}/${id}`),
  }))
  return [...blocks, ...transactions].slice(0, MOST)
}

function hospitalEntries(
  found: MethodOutput<'chain.find'>,
  path: 'hospitals' | 'network',
): PaletteEntry[] {
  return found.hospitals.slice(0, MOST).map(({ id, name }) => ({
    key: `hospital ${id}`,
    label: name,
    icon: <IconBuildingHospital size={16} stroke={1.6} />,
    run: () => navigate(`/${path}/${id}`),
  }))
}

/** What was found for `text`, in groups without empty ones; nothing is asked for an empty text. */
export function useFound(text: string): {
  groups: readonly PaletteGroup[]
  searching: boolean
  error: Error | undefined
} {
  const { t } = useTranslation('frame')
  const { mode, phase } = useStatusPart((status) => ({ mode: status.mode, phase: status.phase }))
  const records = mode === 'hospital' && phase !== 'admitted' && text !== ''
  const nonce = /^\d{1,9}$/.test(text) ? Number(text) : null
  const patients = useQuery(
    'patients.search',
    records ? { text, offset: 0, limit: MOST } : null,
    [],
  )
  const submissions = useQuery(
    'submissions.list',
    records && nonce !== null ? { beforeNonce: nonce + 1, limit: 1, filter: 'all' } : null,
    [],
  )
  const chain = useQuery('chain.find', text === '' ? null : { text }, [])
  const groups = [
    {
      name: t('palette.group.patients'),
      entries: patients.data ? patientEntries(patients.data, t) : [],
    },
    {
      name: t('palette.group.submissions'),
      entries: submissions.data ? submissionEntries(submissions.data, nonce ?? -1, t) : [],
    },
    { name: t('palette.group.blocks'), entries: chain.data ? chainEntries(chain.data, t) : [] },
    {
      name: t('palette.group.hospitals'),
      entries: chain.data
        ? hospitalEntries(chain.data, mode === 'government' ? 'hospitals' : 'network')
        : [],
    },
  ]
  return {
    groups: groups.filter(({ entries }) => entries.length > 0),
    searching: patients.loading || submissions.loading || chain.loading,
    error: patients.error ?? submissions.error ?? chain.error,
  }
}
