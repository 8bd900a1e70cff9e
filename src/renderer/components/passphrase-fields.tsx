/** A new passphrase, typed twice, and what it protects. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow } from './form-card.tsx'
import { PassphraseInput } from './passphrase-input.tsx'
import { passphraseStrength } from './passphrase-strength.ts'

/** The shortest passphrase that the node takes. */
const SHORTEST = 8

/** Props of PassphraseFields. */
export interface PassphraseFieldsProps {
  /** The passphrase when both fields agree and it is long enough, else null. */
  onChange: (passphrase: string | null) => void
  /** Says what is wrong also in fields that were not touched, after a try to send. */
  strict: boolean
}

/** The two fields. Mismatch is said once the second one was left; the strength while typing. */
export function PassphraseFields({ onChange, strict }: PassphraseFieldsProps) {
  const { t } = useTranslation('setup')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [leftFirst, setLeftFirst] = useState(false)
  const [leftSecond, setLeftSecond] = useState(false)

  const change = (one: string, two: string) => {
    setFirst(one)
    setSecond(two)
    onChange(one.length >= SHORTEST && one === two ? one : null)
  }
  const tooShort = (leftFirst || strict) && first.length < SHORTEST
  const differs = (leftSecond || strict) && first !== second
  const hint =
    first.length < SHORTEST
      ? t('passphrase.description')
      : t(`passphrase.${passphraseStrength(first)}`)

  return (
    <FieldRow>
      <PassphraseInput
        label={t('passphrase.label')}
        description={hint}
        autoComplete="new-password"
        value={first}
        error={tooShort ? t('passphrase.tooShort', { least: SHORTEST }) : null}
        onBlur={() => setLeftFirst(first !== '')}
        onChange={(event) => change(event.currentTarget.value, second)}
      />
      <PassphraseInput
        label={t('passphrase.again')}
        autoComplete="new-password"
        value={second}
        error={differs ? t('passphrase.differs') : null}
        onBlur={() => setLeftSecond(second !== '')}
        onChange={(event) => change(first, event.currentTarget.value)}
      />
    </FieldRow>
  )
}
