/** The language and the colours of this window follow what was chosen for this computer. */
import { useDirection, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '#contract/views/app'
import { chooseLanguage } from '../i18n/i18n.ts'

/** What Mantine calls them. */
const SCHEMES: Readonly<Record<Preferences['colorScheme'], MantineColorScheme>> = {
  system: 'auto',
  light: 'light',
  dark: 'dark',
}

/** Applies them whenever they change, in every window of the node. */
export function useApplyPreferences(preferences: Preferences | undefined): void {
  const { setColorScheme } = useMantineColorScheme()
  const { setDirection } = useDirection()
  const { i18n } = useTranslation()
  const language = preferences?.language
  const colorScheme = preferences?.colorScheme
  useEffect(() => {
    if (language !== undefined) void chooseLanguage(language)
  }, [language])
  useEffect(() => {
    if (colorScheme) setColorScheme(SCHEMES[colorScheme])
  }, [colorScheme, setColorScheme])
  const direction = i18n.dir(i18n.language)
  // Mantine makes a new function with every render; the direction decides.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(() => setDirection(direction), [direction])
}
