/** The one place where a call from a host meets a handler: checked on the way in and out. */
import type { Reply } from '#contract/bridge'
import { ContractError } from '#contract/errors'
import { fieldFaults } from '#contract/field-faults'
import { isMethodName, methods, type MethodName } from '#contract/methods'
import type { Application, Service } from './service.ts'

type AnyHandler = (input: unknown) => Promise<unknown>

/** The service of an application, for any host: names, inputs and outputs are all checked. */
export function serviceOf(application: Application): Service {
  return {
    call: (method, input) => answer(application, method, input),
    onEvent: (listener) => application.onEvent(listener),
  }
}

async function answer(application: Application, method: unknown, input: unknown): Promise<Reply> {
  if (!isMethodName(method)) {
    return failure(new ContractError('unknown-command'))
  }
  const checked = methods[method].input.safeParse(input)
  if (!checked.success) {
    return failure(new ContractError('bad-input', {}, fieldFaults(checked.error)))
  }
  try {
    return checkedOutput(method, await handlerOf(application, method)(checked.data))
  } catch (error) {
    return replyOfError(error)
  }
}

/** The input was parsed by the schema of the same name, which TypeScript cannot correlate. */
function handlerOf(application: Application, method: MethodName): AnyHandler {
  return application.handlers[method] as AnyHandler
}

function checkedOutput(method: MethodName, value: unknown): Reply {
  const checked = methods[method].output.safeParse(value)
  return checked.success ? { ok: true, value: checked.data } : internalFailure()
}

function replyOfError(error: unknown): Reply {
  return error instanceof ContractError ? failure(error) : internalFailure()
}

/** Says nothing of the cause: its text could hold a path, a key or a patient's name. */
function internalFailure(): Reply {
  return failure(new ContractError('internal'))
}

function failure(error: ContractError): Reply {
  return { ok: false, error: error.toData() }
}
