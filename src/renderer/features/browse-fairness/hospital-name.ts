/** A hospital in a list of which this one may be part. */
import type { TFunction } from 'i18next'

/** Its name; this node's own is marked. */
export function hospitalName(
  { name, isSelf }: { readonly name: string; readonly isSelf: boolean },
  t: TFunction<'network'>,
): string {
  return isSelf ? t('thisOne', { name }) : name
}
