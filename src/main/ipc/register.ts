/** The one place where a call from a host meets a handler: checked on the way in and out. */
import type { Reply } from '#contract/bridge'
import { ContractError, type ErrorCode } from '#contract/errors'
import { isMethodName, methods, type MethodName } from '#contract/methods'
import type { z } from 'zod'
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
    return failure('bad-input', 'This version of MediChain does not know that command.')
  }
  const checked = methods[method].input.safeParse(input)
  if (!checked.success) return badInput(checked.error)
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

function badInput(error: z.ZodError): Reply {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return {
    ok: false,
    error: { code: 'bad-input', message: 'Some fields are missing or not valid.', fields },
  }
}

function replyOfError(error: unknown): Reply {
  return error instanceof ContractError ? { ok: false, error: error.toData() } : internalFailure()
}

/** Says nothing of the cause: its text could hold a path, a key or a patient's name. */
function internalFailure(): Reply {
  return failure(
    'internal',
    'MediChain could not do this because of a fault of its own. Nothing was changed by this step; try again, and restart MediChain if it happens again.',
  )
}

function failure(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } }
}
