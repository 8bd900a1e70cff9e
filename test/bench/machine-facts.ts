/** On what the figures were measured: without it they say nothing. */
import { execFile } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { promisify } from 'node:util'
import { chromiumFiles } from '../support/chromium-files.ts'

/** The machine and the two programs that the figures depend on. */
export interface MachineFacts {
  readonly cores: number
  readonly processor: string
  readonly memoryGigabytes: number
  readonly node: string
  readonly chromium: string
}

/** The facts of this machine. */
export async function machineFacts(): Promise<MachineFacts> {
  const processors = cpus()
  return {
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    chromium: await chromiumVersion(),
  }
}

/** The facts in one line. */
export function factsLine(facts: MachineFacts): string {
  const { cores, processor, memoryGigabytes, node, chromium } = facts
  return `${cores} cores (${processor}), ${memoryGigabytes} GB, Node ${node}, ${chromium}`
}

async function chromiumVersion(): Promise<string> {
  const { executablePath, env } = await chromiumFiles()
  const asked = promisify(execFile)(executablePath, ['--version'], {
    env: { ...process.env, ...env },
  })
  return (await asked).stdout.trim()
}
