/** The sentences for form fields that an error names. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ContractError, type FieldFault } from '#contract/errors'

/** Says what is wrong with the field at `path`, or null. An empty value only needs "Fill this in". */
export type FieldError = (path: string, value: string) => string | null

/** What is wrong with a field, in words. */
export function fieldSentence({ code, values }: FieldFault, t: TFunction<'errors'>): string {
  return t(`field.${code}`, values)
}

/** The sentences for the fields that `error` names, in the person's language. */
export function useFieldErrors(error: Error | undefined): FieldError {
  const { t } = useTranslation('errors')
  const fields = error instanceof ContractError ? error.fields : undefined
  return (path, value) => {
    const fault = fields?.[path]
    if (!fault) return null
    return value.trim() === '' ? t('field.missing') : fieldSentence(fault, t)
  }
}
