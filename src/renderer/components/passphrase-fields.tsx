/** A new passphrase, typed twice, and what it protects. */
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { FieldRow } from './form-card.tsx'

/** The shortest passphrase that the node takes. */
const SHORTEST = 8

/** What it protects is said below, so that the two inputs stand on one line. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'error',
  'description',
]

/** Props of PassphraseFields. */
export interface PassphraseFieldsProps {
  /** The passphrase when both fields agree and it is long enough, else null. */
  onChange: (passphrase: string | null) => void
  /** Says what is wrong also in fields that were not touched, after a try to send. */
  strict: boolean
}

/** The two fields. Mismatch is said once the second one was left. */
export function PassphraseFields({ onChange, strict }: PassphraseFieldsProps) {
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

  return (
    <FieldRow>
      <PasswordInput
        label="Passphrase"
        inputWrapperOrder={ORDER}
        description="Protects the keys on this computer. Nobody can reset it: write it down and keep it apart."
        autoComplete="new-password"
        value={first}
        error={tooShort ? `Use at least ${SHORTEST} characters; a few words are easiest.` : null}
        onBlur={() => setLeftFirst(first !== '')}
        onChange={(event) => change(event.currentTarget.value, second)}
      />
      <PasswordInput
        label="Passphrase again"
        inputWrapperOrder={ORDER}
        autoComplete="new-password"
        value={second}
        error={differs ? 'The two are not the same.' : null}
        onBlur={() => setLeftSecond(second !== '')}
        onChange={(event) => change(first, event.currentTarget.value)}
      />
    </FieldRow>
  )
}
