/** Mantine in our look, our language and our direction of writing. */
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readStyleNonce } from './style-nonce.ts'
import { resolveVariables, themeFor } from './theme.ts'

/** Provides it to everything within. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('frame')
  const closeLabel = t('pane.close')
  const theme = useMemo(() => themeFor(closeLabel), [closeLabel])
  return (
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        cssVariablesResolver={resolveVariables}
        getStyleNonce={readStyleNonce}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}
