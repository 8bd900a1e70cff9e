/** Who has approved a change and who has not. */
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ChangeView } from '#contract/views/network'
import { StateWord } from '#renderer/components/state-chip.tsx'
import classes from './approvals.module.css'

/** The hospitals by name, approvals first. */
export function Approvals({ change }: { change: ChangeView }) {
  return (
    <section>
      <div className={classes.head}>
        <h3>Approvals</h3>
        <span>
          {change.approvedBy.length} of {change.needed} needed
        </span>
      </div>
      <ul className={classes.list}>
        {change.approvedBy.map((hospital) => (
          <li key={hospital.id}>
            <span>{hospital.name}</span>
            <StateWord icon={IconCircleCheck} tone="good">
              Approved
            </StateWord>
          </li>
        ))}
        {change.missing.map((hospital) => (
          <li key={hospital.id}>
            <span>{hospital.name}</span>
            <StateWord icon={IconCircleDashed} tone="neutral">
              Not yet
            </StateWord>
          </li>
        ))}
      </ul>
    </section>
  )
}
