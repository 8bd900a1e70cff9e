/** Calendars in the words and the week of the language. */
import 'dayjs/locale/de'
import 'dayjs/locale/en-gb'
import { DatesProvider } from '@mantine/dates'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { bestLanguage, type Language } from '#contract/language'

/** What Day.js calls our locales. */
const DAYJS_LOCALES: Readonly<Record<Language, string>> = { en: 'en-gb', de: 'de' }

/** Everything within it has calendars that begin on Monday, as both languages' weeks do. */
export function LocalCalendar({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const locale = DAYJS_LOCALES[bestLanguage([i18n.language])]
  return <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>{children}</DatesProvider>
}
