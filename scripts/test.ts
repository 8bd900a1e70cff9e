/**
 * `npm test`: everything that a change must pass, in the order in which failures are cheapest.
 * The last line counts what passed and failed; the exit code is 0 only if nothing failed.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

interface Count {
  readonly passed: number
  readonly failed: number
}

const ROOT = join(import.meta.dirname, '..')
const RESULTS = join(ROOT, 'build', 'test-results')

/** Each counts as one. */
const CHECKS: readonly (readonly [string, ...string[]])[] = [
  ['oxfmt', '--check', '.'],
  ['tsc', '-b'],
  ['oxlint', '--type-aware', '--deny-warnings'],
  ['knip'],
]

/** Groups of tests: the first share the processor, the others start processes of their own. */
const GROUPS = ['unit', 'system'] as const

function run(command: string, ...parameters: string[]): boolean {
  process.stdout.write(`\n> ${[command, ...parameters].join(' ')}\n`)
  const { status } = spawnSync(command, parameters, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

function check([command, ...parameters]: readonly [string, ...string[]]): Count {
  return run(command, ...parameters) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function testGroup(group: string): Count {
  const file = join(RESULTS, `${group}.json`)
  rmSync(file, { force: true })
  const passed = run(
    'vitest',
    'run',
    `--project=${group}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  )
  return countsIn(file, passed)
}

/** A group that died before it could report, or reports no test, has failed. */
function countsIn(file: string, exitedWell: boolean): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    const silent = report.numPassedTests === 0 || (!exitedWell && report.numFailedTests === 0)
    return { passed: report.numPassedTests, failed: report.numFailedTests + (silent ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

mkdirSync(RESULTS, { recursive: true })
const counts = [...CHECKS.map(check), ...GROUPS.map(testGroup)]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
