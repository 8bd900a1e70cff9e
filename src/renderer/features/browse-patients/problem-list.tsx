/** The problems as a table, by status or by date; who recorded and who validated in every row. */
import { Checkbox, SegmentedControl } from '@mantine/core'
import { Fragment, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartEntry } from '#contract/views/diagnosis'
import { inError } from '#renderer/components/clinical/chart-records.ts'
import classes from './patient-chart.module.css'
import { type Order, problemRows, type ProblemGroup } from './problem-groups.ts'
import { COLUMN_COUNT, ProblemTableRow } from './problem-row.tsx'
import { ShowMore } from './show-more.tsx'
import { useShown } from './use-shown.ts'

const ORDERS = [
  { value: 'status', label: 'byStatus' },
  { value: 'date', label: 'byDate' },
] as const

const COLUMNS = [
  'code',
  'condition',
  'onset',
  'severity',
  'status',
  'recorded',
  'validated',
  'block',
] as const

/** So many rows are drawn at once. */
const PAGE = 100

function GroupHead({ group }: { group: ProblemGroup }) {
  const { t } = useTranslation('patients')
  return (
    <tr className={classes.group}>
      <th colSpan={COLUMN_COUNT} scope="rowgroup">
        {t(`problems.${group.title}`, { count: group.entries.length })}
      </th>
    </tr>
  )
}

interface HeadProps {
  order: Order
  onOrder: (order: Order) => void
  errors: number
  withErrors: boolean
  onWithErrors: (withErrors: boolean) => void
}

function ListHead({ order, onOrder, errors, withErrors, onWithErrors }: HeadProps) {
  const { t } = useTranslation('patients')
  return (
    <header className={classes.sectionHead}>
      <h2>{t('problems.title')}</h2>
      {errors > 0 ? (
        <Checkbox
          className={classes.filter}
          label={t('problems.showErrors', { count: errors })}
          checked={withErrors}
          onChange={(event) => onWithErrors(event.currentTarget.checked)}
        />
      ) : null}
      <SegmentedControl
        aria-label={t('problems.order')}
        value={order}
        onChange={onOrder}
        data={ORDERS.map(({ value, label }) => ({ value, label: t(`problems.${label}`) }))}
      />
    </header>
  )
}

function Columns() {
  const { t } = useTranslation('patients')
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th key={column} scope="col" className={column === 'block' ? classes.block : undefined}>
            {t(`problems.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The list. */
export function ProblemList({ entries }: { entries: readonly ChartEntry[] }) {
  const { t } = useTranslation('patients')
  const [order, setOrder] = useState<Order>('status')
  const [withErrors, setWithErrors] = useState(false)
  const rows = useMemo(() => problemRows(entries, order, withErrors), [entries, order, withErrors])
  const shown = useShown(rows, PAGE)
  const errors = inError(entries).length
  return (
    <section>
      <ListHead
        {...{ order, errors, withErrors }}
        onOrder={setOrder}
        onWithErrors={setWithErrors}
      />
      {rows.length === 0 ? <p className={classes.none}>{t('problems.none')}</p> : null}
      <div className={classes.tableFrame}>
        <table className={classes.problems} hidden={rows.length === 0}>
          <Columns />
          <tbody>
            {shown.items.map((row) => (
              <Fragment key={`${row.entry.submission} ${row.entry.diagnosis.coding.code}`}>
                {row.begins ? <GroupHead group={row.begins} /> : null}
                <ProblemTableRow row={row} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore shown={shown} />
    </section>
  )
}
