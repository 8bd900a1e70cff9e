/** The chain, in both modes: blocks, a block, an entry. */
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowUp, IconStack2, IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { BlockList } from './block-list.tsx'
import { BlockPane } from './block-pane.tsx'
import classes from './chain.module.css'
import { Equivocation } from './equivocation.tsx'
import { FindBox } from './find-box.tsx'
import type { Found } from './find-options.ts'
import type { ListShape } from './list-layout.ts'
import { TransactionPane } from './transaction-pane.tsx'
import { type Blocks, useBlockList } from './use-block-list.ts'
import { VerifyPanel } from './verify-panel.tsx'

interface Hospital {
  readonly id: string
  readonly name: string
}

function heightOf(part: string | undefined): number | null {
  return part !== undefined && /^\d{1,12}$/.test(part) ? Number(part) : null
}

function Detail({ path }: { path: readonly string[] }) {
  const height = heightOf(path[1])
  if (height === null) return null
  const id = path[2]
  return id === undefined ? (
    <BlockPane key={height} height={height} />
  ) : (
    <TransactionPane key={id} height={height} id={id} />
  )
}

/** The list with the open block on top, where all blocks are shown. */
function useShape({ list }: Blocks, hospital: Hospital | null): ListShape | undefined {
  const { voting, height } = useStatus()
  const open = hospital === null && voting !== null && voting.height > height
  return useMemo(() => list && { ...list, open }, [list, open])
}

function Filter({ of, count, onClear }: { of: Hospital; count: number; onClear: () => void }) {
  const { t } = useTranslation('chain')
  return (
    <div className={classes.filter}>
      <span>{t('list.ofHospital', { count, hospital: of.name })}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconX size={14} stroke={1.6} />}
        onClick={onClear}
      >
        {t('list.showAll')}
      </Button>
    </div>
  )
}

function Empty({ hospital }: { hospital: Hospital | null }) {
  const { t } = useTranslation('chain')
  return (
    <EmptyState
      icon={<IconStack2 size={20} stroke={1.6} />}
      title={
        hospital ? t('list.noneOfHospital', { hospital: hospital.name }) : t('list.emptyTitle')
      }
      text={t(hospital ? 'list.noneOfHospitalText' : 'list.emptyText')}
    />
  )
}

/** The cursor of the list: where the keyboard goes on, and what is kept in sight. */
function useCursor(hospital: Hospital | null, selected: number | null) {
  const [chosen, setChosen] = useState<{ hospital: Hospital | null; number: number }>()
  const own = chosen?.hospital === hospital ? chosen.number : null
  // Among all blocks the address says it, so that links and the pane's arrows move it too.
  return [hospital === null ? (selected ?? own) : own, setChosen] as const
}

/** The screen. */
export function Chain() {
  const { t } = useTranslation('chain')
  const { path } = useRoute()
  const selected = heightOf(path[1])
  const [hospital, setHospital] = useState<Hospital | null>(null)
  const blocks = useBlockList(hospital?.id ?? null)
  const shape = useShape(blocks, hospital)
  const { voting } = useStatus()
  const count = shape ? Math.max(0, shape.last - shape.first + 1) : 0
  const [wanted, setCursor] = useCursor(hospital, selected)
  const cursor = shape && wanted !== null && wanted >= 1 && wanted <= shape.last ? wanted : null

  const select = async (number: number) => {
    setCursor({ hospital, number })
    const height = hospital === null ? number : await blocks.rows.heightOf(number, shape?.last ?? 0)
    if (height !== undefined) navigate(`/chain/${height}`)
  }
  const open = (found: Found) => {
    if (found.kind === 'hospital') return setHospital(found)
    if (found.kind === 'number') return void select(found.number)
    setHospital(null)
    navigate(`/chain/${found.height}${found.transaction ? `/${found.transaction}` : ''}`)
  }

  return (
    <Page
      title={t('title')}
      detailWidth={480}
      detail={selected === null ? undefined : <Detail path={path} />}
      actions={
        <>
          <FindBox list={blocks.list} onFound={open} />
          {cursor !== null && shape && cursor < shape.last ? (
            <Tooltip label={t('list.newest')}>
              <ActionIcon
                variant="default"
                size={32}
                aria-label={t('list.newest')}
                onClick={() => void select(shape.last)}
              >
                <IconArrowUp size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <VerifyPanel />
        </>
      }
    >
      <Equivocation />
      {blocks.error ? <ErrorNotice error={blocks.error} onRetry={blocks.reload} /> : null}
      {!shape && !blocks.error ? <LoadingRows rows={10} /> : null}
      {hospital ? <Filter of={hospital} count={count} onClear={() => setHospital(null)} /> : null}
      {shape && count === 0 && !shape.open ? <Empty hospital={hospital} /> : null}
      {shape && (count > 0 || shape.open) ? (
        <BlockList
          key={hospital?.id ?? 'all'}
          shape={shape}
          rows={blocks.rows}
          numbersAreHeights={hospital === null}
          selected={selected}
          voting={voting}
          cursor={cursor}
          onSelect={(number) => void select(number)}
        />
      ) : null}
    </Page>
  )
}
