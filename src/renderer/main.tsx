/** Entry of the page. */
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme/tokens.css'
import './theme/base.css'
import { Notifications } from '@mantine/notifications'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startTranslation } from './i18n/i18n.ts'
import { LocalCalendar } from './i18n/local-calendar.tsx'
import classes from './theme/notifications.module.css'
import { ThemeProvider } from './theme/theme-provider.tsx'

const root = document.querySelector('#root')
if (!root) throw new Error('The page has no #root element')

await startTranslation()

createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <Notifications
        position="bottom-left"
        limit={3}
        containerWidth={360}
        classNames={{ root: classes.notifications ?? '' }}
      />
      <LocalCalendar>
        <App />
      </LocalCalendar>
    </ThemeProvider>
  </StrictMode>,
)
