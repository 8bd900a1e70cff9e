/** The draw's fairness as bars with a mark where equal chances would be. */
import { IconScale } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { MemberView } from '#contract/views/network'
import { EmptyState } from '#renderer/components/feedback.tsx'
import classes from './network.module.css'
import { drawShares, type Share } from './fairness.ts'

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (part / whole) * 100}%`
}

function Bar({ share, longest }: { share: Share; longest: number }) {
  const style = {
    '--asked': percent(share.asked, longest),
    '--expected': percent(share.expected, longest),
  } as CSSProperties
  return (
    <li className={classes.share}>
      <span className={classes.shareName}>{share.name}</span>
      <span className={classes.track} style={style} aria-hidden>
        <span className={classes.bar} />
        <span className={classes.mark} />
      </span>
      <span className={classes.shareCount}>
        asked {share.asked}, expected {share.expected.toFixed(1)}
      </span>
    </li>
  )
}

/** The chart of the active hospitals. */
export function DrawChart({ members }: { members: readonly MemberView[] }) {
  const shares = drawShares(members)
  const longest = Math.max(0, ...shares.flatMap((share) => [share.asked, share.expected]))
  if (longest === 0) {
    return (
      <EmptyState
        icon={<IconScale size={20} stroke={1.6} />}
        title="Nobody was drawn yet"
        text="With the first submissions this shows how often each hospital was asked to review, beside what equal chances would give."
      />
    )
  }
  return (
    <section className={classes.chart} aria-label="Fairness of the draw">
      <p className={classes.explain}>
        How often each hospital was asked to review. The mark shows what equal chances would give,
        had all of them been members from the start. Small numbers scatter; a lasting gap deserves a
        question.
      </p>
      <ul>
        {shares.map((share) => (
          <Bar key={share.id} share={share} longest={longest} />
        ))}
      </ul>
    </section>
  )
}
