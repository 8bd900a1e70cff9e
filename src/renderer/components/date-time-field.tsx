/** A date with a time of day, typed as people write them or picked. */
import { useTranslation } from 'react-i18next'
import { currentLocale } from '../i18n/locale.ts'
import { formatDateTime, localTime } from './dates.ts'
import { parseTypedDateTime } from './typed-date.ts'
import { TypedField, type TypedFieldProps } from './typed-field.tsx'

const EXAMPLE = '2026-03-12T14:05'

function format(value: string): string {
  const at = Date.parse(value)
  return Number.isNaN(at) ? value : formatDateTime(at)
}

/** The field. `value`, `min` and `max` are "YYYY-MM-DDTHH:mm" by the local clock, or ''. */
export function DateTimeField(props: TypedFieldProps) {
  const { t } = useTranslation('frame')
  return (
    <TypedField
      {...props}
      kind={{
        parse: (text) => parseTypedDateTime(text, currentLocale(), localTime(Date.now())),
        format,
        notUnderstood: t('date.timeNotUnderstood', { example: format(EXAMPLE) }),
        // A day that is picked keeps the time of day.
        ofDay: (day) => `${day}${(props.value || localTime(Date.now())).slice(10)}`,
      }}
    />
  )
}
