/** Where the hospital is on its way to being active. */
import { IconCircleCheck, IconCircleDashed, IconHourglass } from '@tabler/icons-react'
import { StateWord } from '#renderer/components/state-chip.tsx'
import classes from './join-consortium.module.css'

/** Admitted, compared and signed, approved. */
export function JoinSteps({ joined }: { joined: boolean }) {
  return (
    <div className={classes.progress}>
      <StateWord icon={IconCircleCheck} tone="good">
        Admitted by the ministry
      </StateWord>
      <StateWord
        icon={joined ? IconCircleCheck : IconCircleDashed}
        tone={joined ? 'good' : 'attention'}
      >
        {joined ? 'Compared a block and signed' : 'Compare a block and sign: your turn'}
      </StateWord>
      <StateWord icon={IconHourglass} tone={joined ? 'waiting' : 'neutral'}>
        {joined ? 'Waits for the other hospitals’ approval' : 'Approved by the other hospitals'}
      </StateWord>
    </div>
  )
}
