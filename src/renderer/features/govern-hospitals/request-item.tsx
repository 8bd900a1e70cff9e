/** One request: a line, and when open the words to compare and the decision. */
import { UnstyledButton } from '@mantine/core'
import { IconBuildingHospital, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestView } from '#contract/views/network'
import { DateText } from '#renderer/components/date-text.tsx'
import { specialtyNames } from '#renderer/components/specialty.ts'
import { navigate } from '#renderer/frame/router.tsx'
import classes from './govern-hospitals.module.css'
import { RequestDecision } from './request-decision.tsx'

/** The request. */
export function RequestItem({ request, open }: { request: RequestView; open: boolean }) {
  const { t } = useTranslation('membership')
  const { profile } = request
  const Chevron = open ? IconChevronUp : IconChevronDown
  return (
    <li>
      <UnstyledButton
        className={classes.requestHead}
        aria-expanded={open}
        onClick={() => navigate(open ? '/hospitals' : `/hospitals/request/${request.id}`)}
      >
        <IconBuildingHospital size={16} stroke={1.6} aria-hidden />
        <span className={classes.who}>
          <strong>{profile.name}</strong>
          <span>{t('requests.where', { city: profile.city, licence: profile.licence })}</span>
        </span>
        <span className={classes.specialties}>{specialtyNames(profile.specialties)}</span>
        <DateText at={request.receivedAt} />
        <Chevron size={16} stroke={1.6} aria-hidden />
      </UnstyledButton>
      {open ? <RequestDecision request={request} /> : null}
    </li>
  )
}
