/** A field for a passphrase: shown or hidden at will, with a warning when Caps Lock is on. */
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

/** What is said below, so that two inputs in a row stand on one line. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'error',
  'description',
]

/** Longest passphrase that the node takes, in characters. */
const LONGEST = 1024

/** The field. Showing what is typed is a button that the keyboard reaches, too. */
export function PassphraseInput({ description, ...props }: PasswordInputProps) {
  const { t } = useTranslation('setup')
  const [capsLock, setCapsLock] = useState(false)
  const note = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <PasswordInput
      {...props}
      inputWrapperOrder={ORDER}
      maxLength={LONGEST}
      onKeyDown={note}
      onKeyUp={note}
      description={capsLock ? <output>{t('passphrase.capsLock')}</output> : description}
      visibilityToggleButtonProps={{ tabIndex: 0, 'aria-label': t('passphrase.visibility') }}
    />
  )
}
