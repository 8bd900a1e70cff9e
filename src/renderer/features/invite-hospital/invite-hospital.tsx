/** Invitations: make one, hand it over, and see what became of the others. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#renderer/frame/page.tsx'
import { navigate, useRoute } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import { InvitationList } from './invitation-list.tsx'
import { InvitationPane } from './invitation-pane.tsx'
import classes from './invite-hospital.module.css'
import { InviteForm } from './invite-form.tsx'

/** The screen: /invitations, /invitations/ID. */
export function InviteHospital() {
  const { t } = useTranslation('membership')
  const { path } = useRoute()
  const invitations = useQuery('government.invitations', {}, ['requests', 'changes', 'block'])
  const chosen = invitations.data?.find((invitation) => invitation.id === path[1])
  const close = useCallback(() => navigate('/invitations'), [])
  const made = (id: string) => {
    invitations.reload()
    navigate(`/invitations/${id}`)
  }
  return (
    <Page
      title={t('invitations.title')}
      detail={
        chosen ? <InvitationPane key={chosen.id} invitation={chosen} onClose={close} /> : undefined
      }
      detailWidth={448}
    >
      <div className={classes.invite}>
        <p className={classes.lead}>{t('invitations.lead')}</p>
        <InviteForm onMade={made} />
      </div>
      <InvitationList invitations={invitations} chosenId={chosen?.id ?? null} />
    </Page>
  )
}
