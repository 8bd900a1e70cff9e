/** The node's own life: status, mode, unlocking, the person at the keyboard. */
import { ContractError } from '#contract/errors'
import type { Handlers } from '#contract/methods'
import type { Mode, Status } from '#contract/views/app'
import type { Context } from './context.ts'

/** Handlers of `app.*`. */
export function appHandlers(
  context: Context,
  status: () => Status,
  chooseMode: (mode: Mode) => void,
): Pick<Handlers, 'app.status' | 'app.chooseMode' | 'app.unlock' | 'app.setPerson'> {
  const { life } = context
  return {
    'app.status': async () => status(),
    'app.chooseMode': async ({ mode }) => {
      if (life.phase === 'refused') await life.forgetRefusal()
      if (life.phase !== 'new') {
        throw new ContractError(
          'wrong-phase',
          'This data folder already belongs to a node. Start MediChain with another --data folder.',
        )
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
  }
}
