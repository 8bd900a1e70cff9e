/** One invitation: to hand over while it is open, else what became of it. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InvitationRow } from '#contract/views/membership'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { DetailPane } from '#renderer/frame/detail-pane.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { InvitationCard } from './invitation-card.tsx'
import { InvitationChip } from './invitation-state.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

/** Props of InvitationPane. */
export interface InvitationPaneProps {
  invitation: InvitationRow
  onClose: () => void
}

function Closed({ invitation: { state, usedBy } }: { invitation: InvitationRow }) {
  const { t } = useTranslation('membership')
  if (usedBy) return <p>{t(`invitation.used.${usedBy.standing}`, { name: usedBy.name })}</p>
  return state === 'expired' || state === 'revoked' ? <p>{t(`invitation.${state}`)}</p> : null
}

/** The pane. */
export function InvitationPane({ invitation, onClose }: InvitationPaneProps) {
  const { t } = useTranslation('membership')
  const [revoking, setRevoking] = useState(false)
  const open = invitation.state === 'open'
  const written = useQuery('government.invitation', open ? { invitation: invitation.id } : null, [])
  return (
    <DetailPane
      title={t('invitation.title', { label: invitation.label })}
      aside={<InvitationChip state={invitation.state} />}
      onClose={onClose}
      foot={
        open ? (
          <Button variant="outline" color="danger" onClick={() => setRevoking(true)}>
            {t('invitation.revoke')}
          </Button>
        ) : undefined
      }
    >
      <Closed invitation={invitation} />
      {written.error ? <ErrorNotice error={written.error} onRetry={written.reload} /> : null}
      {written.loading ? <LoadingRows rows={8} /> : null}
      {open && written.data ? <InvitationCard invitation={written.data} /> : null}
      {revoking && open ? (
        <RevokeDialog invitation={invitation.id} onClose={() => setRevoking(false)} />
      ) : null}
    </DetailPane>
  )
}
