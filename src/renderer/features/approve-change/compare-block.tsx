/** This hospital's side when a newcomer telephones to compare a recent block. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getClient } from '#renderer/client.ts'
import { WordsCompare } from '#renderer/components/words-compare.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useStatus } from '#renderer/store/status.ts'

/** The pane: the block that the newcomer names, the digits, the words to read aloud. */
export function CompareBlock({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('membership')
  const status = useStatus()
  const [height, setHeight] = useState(status.height)
  return (
    <DetailPane title={t('compareBlock.title')} onClose={onClose}>
      <p>{t('compareBlock.text')}</p>
      <NumberInput
        label={t('compareBlock.block')}
        min={0}
        max={status.height}
        allowDecimal={false}
        value={height}
        onChange={(value) => setHeight(Math.min(Number(value), status.height))}
      />
      <WordsCompare
        key={height}
        fetchWords={(digits) => getClient().call('words.ofBlock', { height, digits })}
        onChange={() => undefined}
        tickLabel={null}
      />
    </DetailPane>
  )
}
