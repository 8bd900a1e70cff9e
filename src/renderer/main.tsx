/** Entry of the page. */
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './theme/tokens.css'
import './theme/base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startTranslation } from './i18n/i18n.ts'
import { readStyleNonce } from './theme/style-nonce.ts'
import classes from './theme/notifications.module.css'
import { resolveVariables, theme } from './theme/theme.ts'

const root = document.querySelector('#root')
if (!root) throw new Error('The page has no #root element')

await startTranslation()

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={resolveVariables}
      getStyleNonce={readStyleNonce}
    >
      <Notifications
        position="bottom-left"
        limit={3}
        containerWidth={360}
        classNames={{ root: classes.notifications ?? '' }}
      />
      <App />
    </MantineProvider>
  </StrictMode>,
)
