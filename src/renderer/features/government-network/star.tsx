/** The map: hospitals on an ellipse around the ministry, spokes by line style as well as colour. */
import { IconBuildingBank } from '@tabler/icons-react'
import type { MemberView } from '#contract/views/network'
import { useStatus } from '#renderer/store/status.ts'
import classes from './government-network.module.css'
import { HospitalCard } from './hospital-card.tsx'

/** More hospitals than this would overlap. */
export const LARGEST_STAR = 8

const CENTRE = 50
/** Half axes of the ellipse in per cent of the map, so that cards stay within it. */
const HALF_WIDTH = 36
const HALF_HEIGHT = 39

interface Placed {
  readonly member: MemberView
  readonly x: number
  readonly y: number
}

/** Places in per cent of the map, clockwise from the top. */
function place(members: readonly MemberView[]): Placed[] {
  return members.map((member, index) => {
    const angle = (index / members.length) * 2 * Math.PI - Math.PI / 2
    return {
      member,
      x: CENTRE + HALF_WIDTH * Math.cos(angle),
      y: CENTRE + HALF_HEIGHT * Math.sin(angle),
    }
  })
}

function Hub() {
  const status = useStatus()
  return (
    <div className={classes.hub}>
      <strong>
        <IconBuildingBank size={16} stroke={1.6} aria-hidden />
        {status.name ?? 'The ministry'}
      </strong>
      orders and relays, holds no key
      <br />
      {status.voting
        ? `block ${status.height} final, ${status.voting.height} voting ${status.voting.votes}/${status.voting.needed}`
        : `block ${status.height} is final`}
    </div>
  )
}

/** The map. */
export function Star({ members }: { members: readonly MemberView[] }) {
  const placed = place(members)
  return (
    <div className={classes.star}>
      <svg className={classes.lines} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        {placed.map(({ member, x, y }) => (
          <line
            key={member.id}
            className={classes.spoke}
            data-connection={member.connection}
            x1={CENTRE}
            y1={CENTRE}
            x2={x}
            y2={y}
          />
        ))}
      </svg>
      <div className={`${classes.place} ${classes.centre}`} style={{ left: '50%', top: '50%' }}>
        <Hub />
      </div>
      {placed.map(({ member, x, y }) => (
        <div key={member.id} className={classes.place} style={{ left: `${x}%`, top: `${y}%` }}>
          <HospitalCard member={member} />
        </div>
      ))}
    </div>
  )
}
