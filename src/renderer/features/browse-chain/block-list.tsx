/** The blocks by day, newest first, at any length: rows are drawn and asked for as they are seen. */
import { useEffect, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockRow } from '#contract/views/chain'
import type { Status } from '#contract/views/app'
import { dayGroup } from '#renderer/components/day-group.ts'
import { moveOf } from '#renderer/components/table-lines.ts'
import { useNow } from '#renderer/components/use-now.ts'
import classes from './block-list.module.css'
import { BlockLine, HeadLine, OpenLine } from './block-line.tsx'
import { ListLayout, ROW_HEIGHT, type ListLine, type ListShape } from './list-layout.ts'
import type { PageCache } from './page-cache.ts'
import { elementHeight, useScroll, type Scroll } from './use-scroll.ts'

const HEAD_HEIGHT = 28
/** Pixels drawn above and below what is visible. */
const OVERSCAN = 8 * ROW_HEIGHT

/** Props of BlockList. */
export interface BlockListProps {
  shape: ListShape
  rows: PageCache<BlockRow>
  /** In the list of all blocks a number is a height. */
  numbersAreHeights: boolean
  /** Height of the block beside the list. */
  selected: number | null
  voting: Status['voting']
  /** Chosen by click or by keyboard: number in the list. */
  onSelect: (number: number) => void
  /** The block that the keyboard goes on from, by its number. */
  cursor: number | null
}

/** Keeps what is read in place when blocks are added above it; at the very top new ones appear. */
function useSteadyPlace(layout: ListLayout, place: number, goTo: Scroll['goTo']): void {
  const before = useRef(layout)
  useLayoutEffect(() => {
    const was = before.current
    before.current = layout
    if (was === layout || place <= 0 || was.count === 0) return
    const number = was.numberAt(place)
    goTo(layout.topOf(number) + place - was.topOf(number))
    // Only where the list has changed, not where it was scrolled.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [layout])
}

/** Scrolls as little as needed to show the block that was chosen; far away, to the middle. */
function useCursorInView(
  layout: ListLayout,
  { place, view, goTo }: Pick<Scroll, 'view' | 'goTo'> & { place: number },
  cursor: number | null,
): void {
  const ready = view > 0
  useLayoutEffect(() => {
    if (cursor === null || !ready || layout.count === 0) return
    const top = layout.topOf(cursor)
    if (top >= place && top + ROW_HEIGHT <= place + view) return
    const near = Math.abs(top - place) < 2 * view
    if (!near) goTo(top - view / 2)
    else if (top < place) goTo(top - HEAD_HEIGHT)
    else goTo(top + ROW_HEIGHT - view)
    // Only where another block was chosen: scrolling away from it is no reason to go back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cursor, ready])
}

function visibleNumbers(lines: readonly ListLine[]): readonly [newest: number, oldest: number] {
  const numbers = lines.flatMap((line) => (line.kind === 'block' ? [line.number] : []))
  return [numbers[0] ?? 0, numbers.at(-1) ?? 0]
}

function useRowsInSight(
  rows: PageCache<BlockRow>,
  [newest, oldest]: readonly [number, number],
  last: number,
): void {
  useEffect(() => {
    if (oldest > 0) rows.see(newest, oldest, last)
  }, [rows, newest, oldest, last])
}

/** Number that a key leads to from the cursor, or undefined for a key that leads nowhere. */
function numberAfter(key: string, cursor: number | null, shape: ListShape, page: number) {
  const move = moveOf(key)
  if (move === undefined) return undefined
  const rows = key.startsWith('Page') ? Math.sign(move) * page : move
  const wanted = (cursor ?? shape.last + Math.sign(rows)) - rows
  return Math.min(shape.last, Math.max(shape.first, wanted))
}

/** The list. It fills its parent, which must be a flex column with a height. */
export function BlockList(props: BlockListProps) {
  const { shape, rows, selected, voting, cursor, onSelect } = props
  const { t } = useTranslation('chain')
  const now = useNow(60_000)
  const layout = useMemo(() => new ListLayout(shape), [shape])
  const scroll = useScroll(layout.height, HEAD_HEIGHT)
  const { element, view, onScroll, onScrollEnd, goTo } = scroll
  const { place, scrollTop } = scroll.place
  useSteadyPlace(layout, place, goTo)
  useCursorInView(layout, { place, view, goTo }, cursor)

  const lines = layout.between(place - OVERSCAN, place + view + OVERSCAN)
  useRowsInSight(rows, visibleNumbers(lines), shape.last)
  // Constant while one scrolls by little, so that rows which stay are not drawn again.
  const shift = Math.round(scrollTop - place)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || layout.count === 0) return
    // With Alt they mean the neighbour of the block that is shown, which its pane knows.
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor(view / ROW_HEIGHT) - 1)
    const number = numberAfter(event.key, cursor, shape, page)
    if (number === undefined) return
    event.preventDefault()
    onSelect(number)
  }

  const lineOf = (line: ListLine) => {
    const top = line.top + shift
    switch (line.kind) {
      case 'open-head':
        return <HeadLine key="open-head" top={top} title={t('list.open')} />
      case 'open':
        return <OpenLine key="open" top={top} voting={voting} />
      case 'day':
        return <HeadLine key={`day ${line.time}`} top={top} title={dayGroup(line.time, now)} />
      case 'block': {
        const row = rows.row(line.number)
        const height = row?.height ?? (props.numbersAreHeights ? line.number : null)
        return (
          <BlockLine
            key={line.number}
            top={top}
            number={line.number}
            index={shape.last - line.number + 2}
            height={height}
            row={row}
            selected={height !== null && height === selected}
            onSelect={onSelect}
          />
        )
      }
    }
  }

  return (
    <div className={classes.scroller} ref={element} onScroll={onScroll} onScrollEnd={onScrollEnd}>
      <table
        className={classes.table}
        // A table whose rows can be chosen by keyboard is a grid (WAI-ARIA 1.2).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={layout.count + 1}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <thead className={classes.headGroup}>
          <tr className={classes.head} aria-rowindex={1}>
            <th scope="col">{t('list.block')}</th>
            <th scope="col">{t('list.time')}</th>
            <th scope="col">{t('list.holds')}</th>
            <th scope="col">{t('list.from')}</th>
            <th scope="col">{t('list.votes')}</th>
          </tr>
        </thead>
        <tbody className={classes.body} style={{ height: elementHeight(layout.height) }}>
          {lines.map(lineOf)}
        </tbody>
      </table>
    </div>
  )
}
