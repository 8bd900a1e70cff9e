/** The chain, in both modes: blocks, a block, an entry. */
import { Button } from '@mantine/core'
import { IconArrowUp, IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { BlockRow } from '#contract/views/chain'
import { EmptyState, ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { useNow } from '#renderer/components/use-now.ts'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { BlockList, type ListedBlock } from './block-list.tsx'
import { BlockPane } from './block-pane.tsx'
import classes from './chain.module.css'
import { FindBox } from './find-box.tsx'
import { parseWanted } from './find-block.ts'
import { TransactionPane } from './transaction-pane.tsx'
import { useBlocks } from './use-blocks.ts'
import { VerifyPanel } from './verify-panel.tsx'

/** Blocks shown above one that was jumped to. */
const BLOCKS_ABOVE = 8

function heightOf(part: string | undefined): number | null {
  return part !== undefined && /^\d{1,12}$/.test(part) ? Number(part) : null
}

/** The final blocks that fit the hospital typed, below the open one when the tip is shown. */
function useListed(rows: readonly BlockRow[], atTip: boolean, typed: string): ListedBlock[] {
  const { voting, height } = useStatus()
  const wanted = parseWanted(typed)
  const name = wanted.kind === 'hospital' ? wanted.name.toLowerCase() : ''
  const final = rows
    .filter((row) => row.hospitals.some((one) => one.toLowerCase().includes(name)) || name === '')
    .map((block) => ({ height: block.height, block, voting: null }))
  const open = voting && voting.height > height && atTip && name === ''
  return open ? [{ height: voting.height, block: null, voting }, ...final] : final
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

/** The screen. */
export function Chain() {
  const { path } = useRoute()
  const head = useStatus().height
  const selected = heightOf(path[1])
  const [from, setFrom] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const pages = useBlocks(from)
  const listed = useListed(pages.rows, from === null, typed)
  const now = useNow(60_000)
  const filtering = parseWanted(typed).kind === 'hospital'
  const oldest = pages.rows.at(-1)?.height ?? 0

  const jump = (found: { height: number; transaction?: string }) => {
    const inList = pages.rows.some((row) => row.height === found.height)
    if (!inList) setFrom(Math.min(head, found.height + BLOCKS_ABOVE))
    setTyped('')
    navigate(`/chain/${found.height}${found.transaction ? `/${found.transaction}` : ''}`)
  }

  return (
    <Page
      title="Chain"
      detailWidth={480}
      detail={selected === null ? undefined : <Detail path={path} />}
      actions={
        <>
          <FindBox text={typed} loaded={pages.rows} onText={setTyped} onFound={jump} />
          {from === null ? null : (
            <Button
              variant="default"
              leftSection={<IconArrowUp size={16} stroke={1.6} />}
              onClick={() => setFrom(null)}
            >
              Newest
            </Button>
          )}
          <VerifyPanel />
        </>
      }
    >
      {pages.error ? <ErrorNotice error={pages.error} onRetry={pages.reload} /> : null}
      {pages.loading ? <LoadingRows rows={10} /> : null}
      {!pages.loading && !pages.error && listed.length === 0 ? (
        <EmptyState
          icon={<IconStack2 size={20} stroke={1.6} />}
          title={filtering ? 'No such block in the list' : 'No block yet'}
          text={
            filtering
              ? `Blocks down to ${oldest} were looked through.`
              : 'The first block comes with the first hospital.'
          }
        />
      ) : null}
      {listed.length > 0 ? (
        <BlockList
          rows={listed}
          selected={selected}
          now={now}
          onSelect={(row) => row.block && navigate(`/chain/${row.height}`)}
          onEndReached={pages.more}
        />
      ) : null}
      {filtering && oldest > 0 ? (
        <footer className={classes.further}>
          <span>Blocks down to {oldest} were looked through.</span>
          <Button variant="subtle" onClick={pages.more}>
            Look further back
          </Button>
        </footer>
      ) : null}
    </Page>
  )
}
