/** The typed client over a bridge: checks what goes out and what comes back. */
import type { Bridge, Client } from './bridge.ts'
import { ContractError } from './errors.ts'
import { fieldFaults } from './field-faults.ts'
import { methods, type MethodInput, type MethodName, type MethodOutput } from './methods.ts'

/** A client that validates input before it is sent and output before it is used. */
export function createClient(bridge: Bridge): Client {
  return {
    async call<Name extends MethodName>(
      name: Name,
      input: MethodInput<Name>,
    ): Promise<MethodOutput<Name>> {
      const schema = methods[name]
      const checked = schema.input.safeParse(input)
      if (!checked.success) {
        throw new ContractError('bad-input', {}, fieldFaults(checked.error))
      }
      const reply = await bridge.call(name, checked.data)
      if (!reply.ok) throw ContractError.from(reply.error)
      return schema.output.parse(reply.value) as MethodOutput<Name>
    },
    onEvent: (listener) => bridge.onEvent(listener),
  }
}
