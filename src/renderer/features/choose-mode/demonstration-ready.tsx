/** A demonstration that is ready: its four nodes as links, or in windows of their own. */
import { Button } from '@mantine/core'
import { IconBuildingBank, IconBuildingHospital, IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DemonstrationView } from '#contract/views/demonstration'
import { useFocusOnMount } from '#renderer/components/use-focus.ts'
import type { Command } from '#renderer/store/use-command.ts'
import classes from './choose-mode.module.css'

type Nodes = Extract<DemonstrationView, { state: 'ready' }>['nodes']

/** Leads to the nodes and ends the demonstration. */
export function DemonstrationReady({
  nodes,
  show,
  end,
}: {
  nodes: Nodes
  show: Command<'app.tryDemonstration'>
  end: Command<'app.endDemonstration'>
}) {
  const { t } = useTranslation('setup')
  // What was pressed is gone: the keyboard goes on from here.
  const heading = useFocusOnMount<HTMLHeadingElement>()
  const inTabs = nodes.some(({ link }) => link !== null)
  return (
    <div className={classes.demonstration}>
      <h2 ref={heading} tabIndex={-1}>
        {t('demonstration.ready')}
      </h2>
      <p>{t(inTabs ? 'demonstration.readyInTabs' : 'demonstration.readyInWindows')}</p>
      {inTabs ? (
        <NodeLinks nodes={nodes} />
      ) : (
        <Button onClick={() => void show.run({})}>{t('demonstration.showWindows')}</Button>
      )}
      <div className={classes.steps}>
        <p>{t('demonstration.ending')}</p>
        <Button variant="default" loading={end.busy} onClick={() => void end.run({})}>
          {t('demonstration.end')}
        </Button>
      </div>
    </div>
  )
}

/** Links rather than windows that open by themselves, which browsers hold back. */
function NodeLinks({ nodes }: { nodes: Nodes }) {
  const { t } = useTranslation('setup')
  return (
    <ul className={classes.nodes}>
      {nodes.map(({ mode, name, link }) => {
        const Icon = mode === 'government' ? IconBuildingBank : IconBuildingHospital
        return link === null ? null : (
          <li key={link}>
            <Button
              component="a"
              href={link}
              target="_blank"
              rel="noopener noreferrer"
              variant="default"
              fullWidth
              classNames={{ label: classes.nodeName ?? '' }}
              leftSection={<Icon size={18} stroke={1.5} aria-hidden />}
              rightSection={<IconExternalLink size={16} stroke={1.6} aria-hidden />}
              aria-label={`${t(`demonstration.${mode}`)}: ${name}`}
            >
              {name}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
