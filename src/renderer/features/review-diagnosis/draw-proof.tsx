/** Why this hospital was drawn: one sentence, and on demand what it can be checked with. */
import { UnstyledButton } from '@mantine/core'
import { IconDice3 } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReviewView } from '#contract/views/submission'
import { Facts } from '#renderer/components/facts.tsx'
import { HashText } from '#renderer/components/hash-text.tsx'
import { useStatus } from '#renderer/store/status.ts'
import classes from './review.module.css'

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']

function ordinal(place: number): string {
  return ORDINALS[place - 1] ?? `at place ${place}`
}

function sentence(place: number, count: number): string {
  const who = count === 1 ? 'the only other hospital' : `drawn ${ordinal(place)} of ${count} others`
  return `${who}, by a number that the government had fixed before the record existed.`
}

function Proof({ draw, self }: { draw: ReviewView['draw']; self: string | null }) {
  return (
    <div className={classes.proof}>
      <ol className={classes.ranking}>
        {draw.ranking.map((hospital) => {
          const before = draw.before.filter((one) => one.hospital.id === hospital.id)
          return (
            <li key={hospital.id} aria-current={hospital.id === self || undefined}>
              {hospital.name}
              {before.map((one) => (
                <span key={one.outcome}>, {one.outcome}</span>
              ))}
            </li>
          )
        })}
      </ol>
      <Facts
        facts={[
          ['Secret', <HashText key="secret" value={draw.secret} />],
          ['Number', `${draw.nonce} of the author`],
          [
            'How',
            'The secret hashes to the one revealed before it, up to the anchor in the author’s admission. Secret and submission seed the shuffle that gave this order. This computer recomputed both.',
          ],
        ]}
      />
    </div>
  )
}

/** The sentence with its button. */
export function DrawProof({ draw }: { draw: ReviewView['draw'] }) {
  const [shown, setShown] = useState(false)
  const { hospitalId } = useStatus()
  const place = draw.ranking.findIndex((hospital) => hospital.id === hospitalId) + 1
  return (
    <div>
      <p className={classes.why}>
        <IconDice3 size={14} stroke={1.6} aria-hidden />
        <span>
          <b>Why this hospital:</b> {sentence(place, draw.ranking.length)}{' '}
          <UnstyledButton
            className={classes.link}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide proof' : 'Show proof'}
          </UnstyledButton>
        </span>
      </p>
      {shown ? <Proof draw={draw} self={hospitalId} /> : null}
    </div>
  )
}
