/** A calendar date, typed as people write dates or picked. */
import { useTranslation } from 'react-i18next'
import { currentLocale } from '../i18n/locale.ts'
import { formatDay, localDay } from './dates.ts'
import { parseTypedDate } from './typed-date.ts'
import { TypedField, type TypedFieldProps } from './typed-field.tsx'

/** The field. `value`, `min` and `max` are "YYYY-MM-DD", or '' for no value. */
export function DateField(props: TypedFieldProps) {
  const { t } = useTranslation('frame')
  return (
    <TypedField
      {...props}
      kind={{
        parse: (text) => parseTypedDate(text, currentLocale(), localDay(Date.now())),
        format: formatDay,
        notUnderstood: t('date.notUnderstood', { example: formatDay('1968-03-12') }),
        ofDay: (day) => day,
      }}
    />
  )
}
