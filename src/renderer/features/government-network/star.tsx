/** The map: hospitals around the ministry, spokes by line style as well as colour. */
import { IconBuildingBank } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#contract/views/network'
import { useStatus } from '#renderer/store/status.ts'
import classes from './government-network.module.css'
import { HospitalCard } from './hospital-card.tsx'
import { type Place, placeHospitals } from './places.ts'

function Hub() {
  const { t } = useTranslation('government')
  const { name, height, voting } = useStatus()
  return (
    <div className={classes.hub}>
      <strong>
        <IconBuildingBank size={16} stroke={1.6} aria-hidden />
        {name ?? t('network.ministry')}
      </strong>
      <span>{t('network.role')}</span>
      <span>
        {voting
          ? t('network.voting', { ...voting, open: voting.height, height })
          : t('network.final', { height })}
      </span>
    </div>
  )
}

function styleOf({ x, y }: Place): CSSProperties {
  return { '--x': `${x * 100}%`, '--y': `${y}px` } as CSSProperties
}

/** The map. Too narrow for it, the ministry stands first and the hospitals below it. */
export function Star({ members }: { members: readonly MemberView[] }) {
  const { t } = useTranslation('government')
  const { kind, height, centre, hospitals, spokes, columns } = placeHospitals(members.length)
  const placed = members.map((member, index) => ({
    member,
    place: hospitals[index]!,
    spoke: spokes[index]!,
  }))
  return (
    <div
      className={classes.star}
      data-kind={kind}
      style={{ '--map-height': `${height}px`, '--columns': columns } as CSSProperties}
    >
      <svg
        className={classes.lines}
        viewBox={`0 0 1 ${height}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {placed.map(({ member, spoke }) => (
          <polyline
            key={member.id}
            className={classes.spoke}
            data-connection={member.connection}
            points={spoke.map(({ x, y }) => `${x},${y}`).join(' ')}
          />
        ))}
      </svg>
      <div className={`${classes.place} ${classes.centre}`} style={styleOf(centre)}>
        <Hub />
      </div>
      <ul className={classes.hospitals} aria-label={t('network.hospitals')}>
        {placed.map(({ member, place }) => (
          <li key={member.id} className={classes.place} style={styleOf(place)}>
            <HospitalCard member={member} />
          </li>
        ))}
      </ul>
    </div>
  )
}
