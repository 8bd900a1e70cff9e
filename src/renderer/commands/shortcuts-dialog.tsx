/** Every shortcut, by what it is for. */
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Command } from '#contract/commands'
import { KeyList, Keys } from './keys.tsx'
import { showShortcuts, useShortcutsOpen } from './panels.ts'
import classes from './shortcuts-dialog.module.css'
import { acceleratorOf, useCommands } from './use-commands.ts'

const GROUPS = ['record', 'go', 'view', 'help'] as const

function CommandGroup({
  group,
  commands,
}: {
  group: Command['group']
  commands: readonly Command[]
}) {
  const { t } = useTranslation('frame')
  return (
    <section className={classes.group}>
      <h3>{t(`shortcuts.group.${group}`)}</h3>
      <dl className={classes.list}>
        {commands.map((command) => (
          <div key={command.id} className={classes.line}>
            <dt>{t(`command.${command.id}`)}</dt>
            <dd>
              <Keys accelerator={acceleratorOf(command)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What works in every list, form and pane. */
function ListGroup() {
  const { t } = useTranslation('frame')
  const lines = [
    ['move', [t('shortcuts.key.up'), t('shortcuts.key.down')]],
    ['page', [t('shortcuts.key.pageUp'), t('shortcuts.key.pageDown')]],
    ['ends', [t('shortcuts.key.home'), t('shortcuts.key.end')]],
    ['calendar', [t('shortcuts.key.alt'), t('shortcuts.key.down')]],
    ['close', [t('shortcuts.key.escape')]],
  ] as const
  return (
    <section className={classes.group}>
      <h3>{t('shortcuts.group.list')}</h3>
      <dl className={classes.list}>
        {lines.map(([name, labels]) => (
          <div key={name} className={classes.line}>
            <dt>{t(`shortcuts.list.${name}`)}</dt>
            <dd>
              <KeyList labels={labels} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The dialog; it lists what works for the node as it stands. */
export function ShortcutsDialog() {
  const { t } = useTranslation('frame')
  const open = useShortcutsOpen()
  const commands = useCommands()
  const groups = GROUPS.map((group) => ({
    group,
    commands: commands.filter((command) => command.group === group),
  }))
  return (
    <Modal
      opened={open}
      onClose={() => showShortcuts(false)}
      title={t('shortcuts.title')}
      size={720}
    >
      <div className={classes.columns}>
        {groups
          .filter((group) => group.commands.length > 0)
          .map((group) => (
            <CommandGroup key={group.group} {...group} />
          ))}
        <ListGroup />
      </div>
    </Modal>
  )
}
