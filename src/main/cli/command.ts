/** How a command ends: with its exit code, and one sentence if it failed. */
import { ContractError } from '#contract/errors'
import { HostError } from '#host/errors'

/** Runs a command; a failure becomes one line on stderr and exit code 1, never a stack trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exit(1)
  }
}

/** A sentence for people. Unknown errors are named by their code only: text could hold anything. */
export function sentenceOf(error: unknown): string {
  if (error instanceof HostError || error instanceof ContractError) return error.message
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  const cause = code === undefined ? '' : ` (${code})`
  return `MediChain stopped because of a fault of its own${cause}. Data already confirmed is safe.`
}
