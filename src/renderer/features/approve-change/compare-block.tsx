/** This hospital's side when a newcomer telephones to compare a recent block. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { getClient } from '#renderer/client.ts'
import { WordsCompare } from '#renderer/components/words-compare.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useStatus } from '#renderer/store/status.ts'

/** The pane: the block that the newcomer names, the digits, the words to read aloud. */
export function CompareBlock({ onClose }: { onClose: () => void }) {
  const status = useStatus()
  const [height, setHeight] = useState(status.height)
  return (
    <DetailPane title="Help a newcomer compare" onClose={onClose}>
      <p>
        A hospital that was admitted makes sure that it follows the same chain as you. Choose the
        block that it names, type the same six digits, and read the words aloud to each other. If a
        word differs, tell the ministry and every hospital you know: one of you is being shown
        another chain.
      </p>
      <NumberInput
        label="Block that the newcomer names"
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
