/** One box for name, identifier or birth date; the last row of its answers adds a patient. */
import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useDeferredValue, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientRow } from '#contract/views/diagnosis'
import { DataTable, type Column } from '#renderer/components/data-table.tsx'
import { formatDate, formatDay } from '#renderer/components/dates.ts'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { formatPersonName } from '#renderer/components/names.ts'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import { useOnceReady } from '#renderer/components/use-once-ready.ts'
import { useNewest } from '#renderer/store/use-newest.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import { DraftList } from './draft-list.tsx'
import classes from './record-diagnosis.module.css'

function columnsOf(t: TFunction<'record'>): readonly Column<PatientRow>[] {
  return [
    {
      key: 'name',
      head: t('find.patient'),
      width: 'minmax(0, 2fr)',
      cell: (row) => formatPersonName(row.patient),
    },
    {
      key: 'born',
      head: t('find.born'),
      width: 'minmax(0, 1fr)',
      cell: (row) => formatDay(row.patient.birthDate),
    },
    {
      key: 'identifier',
      head: t('find.identifier'),
      width: 'minmax(0, 1fr)',
      cell: (row) => row.patient.identifier,
    },
    {
      key: 'city',
      head: t('find.city'),
      width: 'minmax(0, 1fr)',
      cell: (row) => row.patient.city,
    },
    {
      key: 'last',
      head: t('find.last'),
      width: '120px',
      align: 'end',
      cell: (row) => formatDate(row.lastRecordedAt),
    },
  ]
}

interface PatientSearchProps {
  text: string
  onText: (text: string) => void
  onKnown: (row: PatientRow) => void
  onAdd: () => void
}

/** What was found, and which row the keyboard is on; the one after the last adds a patient. */
function useFoundPatients({ text, onKnown, onAdd }: PatientSearchProps) {
  const asked = useDeferredValue(text.trim())
  const [active, setActive] = useState(0)
  const found = useQuery('patients.search', { text: asked, offset: 0, limit: 50 }, ['block'])
  // What was found before stays in sight until the next answer; Enter waits for that one.
  const newest = useNewest(found.data)
  const rows = newest?.patients ?? []
  const at = Math.min(active, rows.length)
  const chosen = rows[at]
  const ready = asked === text.trim() && found.data !== undefined
  const choose = useOnceReady<null>(ready, text, () => {
    if (chosen) onKnown(chosen)
    else onAdd()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive((at + by + rows.length + 1) % (rows.length + 1))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      choose(null)
    }
  }
  return { found, newest, rows, chosen, asked, setActive, onKeyDown }
}

function AddRow({ typed, active, onAdd }: { typed: string; active: boolean; onAdd: () => void }) {
  const { t } = useTranslation('record')
  return (
    <UnstyledButton className={classes.addRow} data-active={active || undefined} onClick={onAdd}>
      <IconUserPlus size={16} stroke={1.6} aria-hidden />
      {typed ? t('find.addTyped', { typed }) : t('find.addNew')}
    </UnstyledButton>
  )
}

function NobodyFound({ typed }: { typed: string }) {
  const { t } = useTranslation('record')
  return (
    <EmptyState
      icon={<IconUsers size={20} stroke={1.6} />}
      title={typed ? t('find.nobody') : t('find.none')}
      text={typed ? t('find.nobodyText') : t('find.noneText')}
    />
  )
}

/** The box and its answers; with nothing typed, the drafts of this computer stand first. */
export function PatientSearch(props: PatientSearchProps) {
  const { t } = useTranslation('record')
  const box = useFocusOnMount<HTMLInputElement>()
  const { found, newest, rows, chosen, asked, setActive, onKeyDown } = useFoundPatients(props)
  return (
    <div className={classes.patientSearch}>
      <div className={classes.searchLine}>
        <TextInput
          ref={box}
          flex={1}
          label={t('find.label')}
          placeholder={t('find.placeholder')}
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={props.text}
          onChange={(event) => {
            props.onText(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          variant="default"
          leftSection={<IconUserPlus size={16} stroke={1.6} />}
          onClick={props.onAdd}
        >
          {t('find.add')}
        </Button>
      </div>
      <output className={classes.spoken}>
        {asked && chosen
          ? t('find.chosen', {
              name: formatPersonName(chosen.patient),
              born: formatDay(chosen.patient.birthDate),
            })
          : null}
      </output>
      {props.text.trim() === '' ? <DraftList /> : null}
      {found.error ? <ErrorNotice error={found.error} onRetry={found.reload} /> : null}
      {!newest && found.loading ? <LoadingRows rows={8} /> : null}
      {rows.length > 0 ? (
        <div className={classes.results}>
          <DataTable
            label={t('find.results')}
            columns={columnsOf(t)}
            rows={rows}
            rowKey={(row) => String(row.id)}
            selectedKey={chosen ? String(chosen.id) : null}
            onSelect={props.onKnown}
          />
        </div>
      ) : null}
      {newest ? <AddRow typed={asked} active={!chosen} onAdd={props.onAdd} /> : null}
      {newest && rows.length === 0 ? <NobodyFound typed={asked} /> : null}
    </div>
  )
}
