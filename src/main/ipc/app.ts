/** The node's own life: status, mode, unlocking, the person at the keyboard. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { Mode, Status } from '#contract/views/app'
import type { Context } from './context.ts'

type Names =
  | 'app.status'
  | 'app.chooseMode'
  | 'app.unlock'
  | 'app.setPerson'
  | 'app.setPreferences'
  | 'app.demonstration'
  | 'app.tryDemonstration'
  | 'app.endDemonstration'

/** Handlers of `app.*`. */
export function appHandlers(
  context: Context,
  status: () => Status,
  chooseMode: (mode: Mode) => void,
): Pick<Handlers, Names> {
  const { life, preferences, demonstration } = context
  return {
    'app.status': async () => status(),
    'app.chooseMode': async ({ mode }) => {
      if (life.phase === 'refused') await life.forgetRefusal()
      if (life.phase !== 'new') {
        throw new ContractError('already-set-up')
      }
      chooseMode(mode)
      return null
    },
    'app.unlock': async ({ passphrase }) => {
      await life.unlock(passphrase)
      return null
    },
    'app.setPerson': async ({ person }) => {
      await life.change({ person })
      return null
    },
    'app.demonstration': async () => demonstration?.view ?? { state: 'none' },
    'app.tryDemonstration': async () => {
      if (!demonstration || life.phase !== 'new') throw new ContractError('already-set-up')
      await demonstration.start()
      return null
    },
    'app.endDemonstration': async () => {
      await demonstration?.end()
      return null
    },
    'app.setPreferences': async (change) => {
      await preferences.change(change)
      context.statusChanged()
      return null
    },
  }
}
