/** Errors in the person's language. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ContractError } from '#contract/errors'

/** The sentence for an error: that of its code, or a safe one for what nobody foresaw. */
export function errorSentence(error: Error, t: TFunction<'errors'>): string {
  if (!(error instanceof ContractError)) return t('unforeseen')
  return t(`sentence.${error.code}`, error.values)
}

/** `errorSentence` in the present language; renewed when the language changes. */
export function useErrorSentence(): (error: Error) => string {
  const { t } = useTranslation('errors')
  return (error) => errorSentence(error, t)
}
