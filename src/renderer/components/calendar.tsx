/** A month to pick a day from, by mouse or arrow keys. */
import { DatePicker } from '@mantine/dates'
import { useTranslation } from 'react-i18next'

/** The calendar, opened at `value` ("YYYY-MM-DD") or, without one, at the last day allowed. */
export function Calendar({
  value,
  min,
  max,
  onPick,
}: {
  value: string
  min: string | undefined
  max: string | undefined
  onPick: (day: string) => void
}) {
  const { t } = useTranslation('frame')
  return (
    <DatePicker
      value={value === '' ? null : value}
      {...(value || max ? { defaultDate: value || (max ?? '') } : {})}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYear'),
        nextYear: t('date.nextYear'),
        previousDecade: t('date.previousDecade'),
        nextDecade: t('date.nextDecade'),
      }}
      onChange={(day) => {
        if (day !== null) onPick(day)
      }}
    />
  )
}
