/** What the consortium recorded last. */
import { useTranslation } from 'react-i18next'
import { ErrorNotice, LoadingRows } from '#renderer/components/feedback.tsx'
import { StateChip } from '#renderer/components/state-chip.tsx'
import { holdsText } from '#renderer/features/browse-chain/block-words.ts'
import { Link } from '#renderer/frame/router.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { useQuery } from '#renderer/store/use-query.ts'
import classes from './hospital-home.module.css'
import { Panel } from './panel.tsx'
import { When } from './when.tsx'

const SHOWN = 8

/** The newest blocks, the one that is voted on above them. */
export function RecentBlocks() {
  const { voting, height } = useStatus()
  const { t } = useTranslation('submissions')
  const { t: chain } = useTranslation('chain')
  const blocks = useQuery('chain.blocks', { below: null, limit: SHOWN }, ['block'])
  return (
    <Panel title={t('home.chain')} link={<Link to="/chain">{t('home.wholeChain')}</Link>}>
      {blocks.loading ? <LoadingRows rows={4} /> : null}
      {blocks.error ? <ErrorNotice error={blocks.error} onRetry={blocks.reload} /> : null}
      {blocks.data?.length === 0 ? <p className={classes.nothing}>{t('home.noBlock')}</p> : null}
      <ul>
        {voting && voting.height > height ? (
          <li className={classes.block}>
            <span>{voting.height}</span>
            <span>
              <StateChip state="voting" voting={voting} />
            </span>
          </li>
        ) : null}
        {blocks.data?.map((row) => (
          <li key={row.height} className={classes.block}>
            <Link to={`/chain/${row.height}`}>{row.height}</Link>
            <span className={classes.one}>
              {row.hospitals.length > 0
                ? t('home.holdsOf', {
                    holds: holdsText(chain, row.kinds),
                    hospitals: row.hospitals.join(', '),
                  })
                : holdsText(chain, row.kinds)}
            </span>
            <When at={row.time} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
