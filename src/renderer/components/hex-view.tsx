/** Bytes as they are: offset and sixteen of them a line. */
import { useState } from 'react'
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './hex-view.module.css'

const BYTES_A_LINE = 16
const FIRST_LINES = 3

interface HexLine {
  readonly offset: string
  readonly hex: string
}

function linesOf(hex: string): HexLine[] {
  const lines = hex.match(new RegExp(`.{1,${BYTES_A_LINE * 2}}`, 'g')) ?? []
  return lines.map((line, index) => ({
    offset: (index * BYTES_A_LINE).toString(16).padStart(4, '0'),
    hex: line,
  }))
}

function spaced(line: string): string {
  const bytes = line.match(/../g) ?? []
  const half = BYTES_A_LINE / 2
  return `${bytes.slice(0, half).join(' ')}   ${bytes.slice(half).join(' ')}`
}

/**
 * Hexadecimal `bytes`, the first lines of them until more is asked for. `length` is how many bytes
 * there are in all, since only the beginning may be at hand.
 */
export function HexView({ bytes, length }: { bytes: string; length: number }) {
  const { t } = useTranslation('chain')
  const [whole, setWhole] = useState(false)
  const lines = linesOf(bytes)
  const shown = whole ? lines : lines.slice(0, FIRST_LINES)
  const shownBytes = shown.reduce((sum, line) => sum + line.hex.length / 2, 0)
  const more = length - shownBytes
  return (
    <div className={classes.view}>
      <pre className={classes.bytes}>
        {shown.map((line) => (
          <span key={line.offset} className={classes.line}>
            <span className={classes.offset}>{line.offset}</span>
            {spaced(line.hex)}
          </span>
        ))}
      </pre>
      {more > 0 ? (
        <span className={classes.more}>
          {t('hex.more', { count: more })}
          {shown.length < lines.length ? (
            <UnstyledButton className={classes.show} onClick={() => setWhole(true)}>
              {t('hex.show', { count: bytes.length / 2 - shownBytes })}
            </UnstyledButton>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}
