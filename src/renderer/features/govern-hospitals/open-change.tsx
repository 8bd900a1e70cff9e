/** A change that gathers approvals: how far it is, and a way to give it up. */
import { Button } from '@mantine/core'
import type { ChangeView } from '#contract/views/network'
import { ErrorNotice } from '#renderer/components/feedback.tsx'
import { useCommand } from '#renderer/store/use-command.ts'
import classes from './change-membership.module.css'

function names(hospitals: ChangeView['missing']): string {
  return hospitals.length === 0 ? 'nobody' : hospitals.map((hospital) => hospital.name).join(', ')
}

/** The change. */
export function OpenChange({ change }: { change: ChangeView }) {
  const abandon = useCommand('government.abandonChange')
  return (
    <div className={classes.card}>
      <h3>
        {change.kind === 'activate' ? 'Activating' : 'Removing'}: {change.approvedBy.length} of{' '}
        {change.needed} approvals
      </h3>
      <p>
        Approved by {names(change.approvedBy)}. Not yet by {names(change.missing)}. The approvals
        count until block {change.until}.
      </p>
      {abandon.error ? <ErrorNotice error={abandon.error} /> : null}
      <div>
        <Button
          variant="default"
          loading={abandon.busy}
          onClick={() => void abandon.run({ change: change.id })}
        >
          Give up this change
        </Button>
      </div>
    </div>
  )
}
