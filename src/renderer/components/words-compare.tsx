/** Two people compare eight words by telephone: six digits typed on both sides, then read aloud. */
import { Checkbox, TextInput } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { toError } from '#renderer/store/use-query.ts'
import { ErrorNotice } from './feedback.tsx'
import { WordsGrid } from './words-grid.tsx'
import classes from './words-compare.module.css'

/** What was compared so far. `digits` is six digits or less while the person types. */
export interface Comparison {
  readonly digits: string
  readonly compared: boolean
}

/** Props of WordsCompare. */
export interface WordsCompareProps {
  /** Asks for the eight words that six digits give. */
  fetchWords: (digits: string) => Promise<string[]>
  onChange: (comparison: Comparison) => void
  /** Whom to telephone. */
  contact?: { readonly person: string; readonly telephone: string } | null
  /** What the tick says, unless the usual; null for the side that only reads aloud. */
  tickLabel?: string | null
  /** Buttons of the decision, beside the tick. */
  actions?: ReactNode
}

const DIGITS = 6

interface Answer {
  readonly digits: string
  readonly words: readonly string[] | undefined
  readonly error: Error | undefined
}

function useWords(fetchWords: WordsCompareProps['fetchWords'], digits: string) {
  const [answer, setAnswer] = useState<Answer>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (digits.length !== DIGITS) return
    let current = true
    fetchWords(digits).then(
      (words) => current && setAnswer({ digits, words, error: undefined }),
      (thrown: unknown) =>
        current && setAnswer({ digits, words: undefined, error: toError(thrown) }),
    )
    return () => {
      current = false
    }
    // Callers make `fetchWords` anew with every render; the digits decide.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [digits, attempt])
  const known = answer?.digits === digits ? answer : undefined
  return { words: known?.words, error: known?.error, retry: () => setAttempt(attempt + 1) }
}

/** The digits, the words and the tick. New digits take the tick away. */
export function WordsCompare({
  fetchWords,
  onChange,
  contact,
  tickLabel,
  actions,
}: WordsCompareProps) {
  const { t } = useTranslation('frame')
  const [digits, setDigits] = useState('')
  const [compared, setCompared] = useState(false)
  const { words, error, retry } = useWords(fetchWords, digits)

  const changeDigits = (text: string) => {
    const next = text.replaceAll(/\D/g, '').slice(0, DIGITS)
    setDigits(next)
    setCompared(false)
    onChange({ digits: next, compared: false })
  }
  const changeTick = (ticked: boolean) => {
    setCompared(ticked)
    onChange({ digits, compared: ticked })
  }

  return (
    <div className={classes.compare}>
      <div className={classes.left}>
        <h3 className={classes.title}>
          <IconPhone size={16} stroke={1.6} aria-hidden />
          {t('words.title')}
        </h3>
        {contact ? (
          <p className={classes.contact}>
            {contact.person}
            <br />
            {contact.telephone}
          </p>
        ) : null}
        <TextInput
          label={t('words.digits')}
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          classNames={{ input: classes.digits ?? '' }}
          value={digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits}
          onChange={(event) => changeDigits(event.currentTarget.value)}
        />
      </div>
      <div className={classes.right}>
        <p className={classes.hint}>{words ? t('words.compare') : t('words.first')}</p>
        <WordsGrid words={words} />
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {tickLabel === null && !actions ? null : (
          <div className={classes.foot}>
            {tickLabel === null ? null : (
              <Checkbox
                label={tickLabel ?? t('words.tick')}
                checked={compared}
                disabled={!words}
                onChange={(event) => changeTick(event.currentTarget.checked)}
              />
            )}
            {actions ? <div className={classes.actions}>{actions}</div> : null}
          </div>
        )}
      </div>
    </div>
  )
}
