/** What asks for the administrator: requests, hospitals ready to be activated, changes under way. */
import { IconBuildingHospital, IconHourglass, IconUserCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView, MemberView, RequestView } from '#contract/views/network'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { Link } from '#renderer/frame/router.tsx'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './government-home.module.css'

interface Item {
  readonly key: string
  readonly icon: ReactNode
  readonly text: string
  readonly to: string
  readonly action: string
}

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

function changeText(change: ChangeView, t: TFunction<'government'>): string {
  const values = {
    name: change.subject.profile.name,
    given: change.approvedBy.length,
    needed: change.needed,
  }
  return change.kind === 'activate'
    ? t('home.waiting.activating', values)
    : t('home.waiting.removing', values)
}

function itemsOf(
  requests: RequestView[],
  members: MemberView[],
  changes: ChangeView[],
  t: TFunction<'government'>,
): Item[] {
  const changing = new Set(changes.map((change) => change.subject.id))
  return [
    ...requests.map((request) => ({
      key: request.id,
      icon: <IconBuildingHospital {...ICON} />,
      text: t('home.waiting.request', request.profile),
      to: `/hospitals/request/${request.id}`,
      action: t('home.waiting.decide'),
    })),
    ...members
      .filter((member) => member.membership === 'admitted' && member.joined)
      .filter((member) => !changing.has(member.id))
      .map((member) => ({
        key: member.id,
        icon: <IconUserCheck {...ICON} />,
        text: t('home.waiting.ready', { name: member.profile.name }),
        to: `/hospitals/${member.id}`,
        action: t('home.waiting.activate'),
      })),
    ...changes.map((change) => ({
      key: change.id,
      icon: <IconHourglass {...ICON} />,
      text: changeText(change, t),
      to: `/hospitals/${change.subject.id}`,
      action: t('home.waiting.follow'),
    })),
  ]
}

/** The list, or one line that nothing waits. */
export function WaitingList() {
  const { t } = useTranslation('government')
  const requests = useQuery('government.requests', {}, ['requests', 'changes', 'block'])
  const members = useQuery('network.members', {}, ['network', 'block'])
  const changes = useQuery('changes.list', {}, ['changes', 'block'])
  const error = requests.error ?? members.error ?? changes.error
  const items =
    requests.data && members.data && changes.data
      ? itemsOf(requests.data, members.data, changes.data, t)
      : undefined
  const reload = () => {
    requests.reload()
    members.reload()
    changes.reload()
  }
  return (
    <section className={classes.section}>
      <h2>{t('home.waiting.title')}</h2>
      {error ? <ErrorNotice error={error} onRetry={reload} /> : null}
      {!items && !error ? <LoadingRows rows={2} /> : null}
      {items?.length === 0 ? <p className={classes.none}>{t('home.waiting.none')}</p> : null}
      {items && items.length > 0 ? (
        <ul className={classes.waiting}>
          {items.map((item) => (
            <li key={item.key}>
              {item.icon}
              <span>{item.text}</span>
              <Link to={item.to}>{item.action}</Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
