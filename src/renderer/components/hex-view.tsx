/** Bytes as they are: offset and sixteen of them a line, structure apart from what it holds. */
import { useState } from 'react'
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './hex-view.module.css'

const BYTES_A_LINE = 16
const FIRST_LINES = 3

interface HexLine {
  readonly offset: string
  readonly bytes: readonly string[]
  /** How many of them, from the first, are structure. */
  readonly structure: number
}

function linesOf({ bytes, offset = 0, structure = 0 }: HexViewProps): HexLine[] {
  const lines = bytes.match(new RegExp(`.{1,${BYTES_A_LINE * 2}}`, 'g')) ?? []
  return lines.map((line, index) => {
    const start = index * BYTES_A_LINE
    return {
      offset: (offset + start).toString(16).padStart(4, '0'),
      bytes: line.match(/../g) ?? [],
      structure: Math.min(Math.max(structure - start, 0), BYTES_A_LINE),
    }
  })
}

/** Bytes from `start` to `end` of a line, with the gap in the middle of the line. */
function spaced(bytes: readonly string[], start: number, end: number): string {
  const gap = (index: number) => (index === 0 ? '' : index === BYTES_A_LINE / 2 ? '   ' : ' ')
  return bytes
    .slice(start, end)
    .map((byte, index) => `${gap(start + index)}${byte}`)
    .join('')
}

function Line({ line: { offset, bytes, structure } }: { line: HexLine }) {
  return (
    <span className={classes.line}>
      <span className={classes.offset}>{offset}</span>
      {structure > 0 ? (
        <strong className={classes.structure}>{spaced(bytes, 0, structure)}</strong>
      ) : null}
      {spaced(bytes, structure, bytes.length)}
    </span>
  )
}

/** Props of HexView. */
export interface HexViewProps {
  /** Hexadecimal. */
  bytes: string
  /** How many bytes there are in all, since only the beginning may be at hand. */
  length: number
  /** Where they begin in what they are part of; 0 unless told. */
  offset?: number
  /** How many of them, from the first, name and measure the rest; they are written bold. */
  structure?: number
}

/** The bytes, the first lines of them until more is asked for. */
export function HexView(props: HexViewProps) {
  const { t } = useTranslation('chain')
  const [whole, setWhole] = useState(false)
  const lines = linesOf(props)
  const shown = whole ? lines : lines.slice(0, FIRST_LINES)
  const shownBytes = shown.reduce((sum, line) => sum + line.bytes.length, 0)
  const more = props.length - shownBytes
  return (
    <div className={classes.view}>
      <pre className={classes.bytes}>
        {shown.map((line) => (
          <Line key={line.offset} line={line} />
        ))}
      </pre>
      {more > 0 ? (
        <span className={classes.more}>
          {t('hex.more', { count: more })}
          {shown.length < lines.length ? (
            <UnstyledButton className={classes.show} onClick={() => setWhole(true)}>
              {t('hex.show', { count: props.bytes.length / 2 - shownBytes })}
            </UnstyledButton>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}
