/** The ministry said no: its reason, and what can be done. */
import { IconCircleX } from '@tabler/icons-react'
import { EmptyState } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'

/** The end of a request. */
export function RequestRefused() {
  const { phaseReason, consortium } = useStatus()
  const ministry = consortium?.governmentName ?? 'The ministry'
  return (
    <EmptyState
      icon={<IconCircleX />}
      title="The request was refused"
      text={
        <>
          {ministry} gave this reason: {phaseReason ?? 'none.'} No record was sent or received.
          Speak with the ministry; with a new invitation you can ask again from a new data folder.
        </>
      }
    />
  )
}
