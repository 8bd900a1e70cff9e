import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConsortiumReport } from '#cli/scripted/report'

const ROOT = join(import.meta.dirname, '..', '..')
const SAMPLES = join(ROOT, 'assets', 'sample-patients')
const SHARED = join(ROOT, '..', 'shared', 'data', 'synthea-r4')

let folder: string | undefined
afterEach(async () => {
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function runConsortium(
  bundles: string,
  review: string,
): Promise<{ code: number; report: ConsortiumReport; progress: string }> {
  folder = await mkdtemp(join(tmpdir(), 'medichain-consortium-'))
  const file = join(folder, 'report.json')
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'src/main/cli/consortium.ts'),
      '--hospitals=4',
      `--import=${bundles}`,
      `--review=${review}`,
      `--data=${join(folder, 'data')}`,
      `--report=${file}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let progress = ''
  child.stderr.on('data', (chunk: Buffer) => {
    progress += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  // The seed of a random run is in here: a failure can be repeated with --seed.
  process.stdout.write(progress)
  const report = JSON.parse(await readFile(file, 'utf8')) as ConsortiumReport
  return { code, report, progress }
}

function expectOneChain(report: ConsortiumReport): void {
  expect(report.nodes).toHaveLength(5)
  expect(new Set(report.nodes.map(({ head }) => head)).size).toBe(1)
  expect(new Set(report.nodes.map(({ height }) => height)).size).toBe(1)
  expect(report.nodes.every(({ members }) => members === 4)).toBe(true)
}

function expectBlind(report: ConsortiumReport): void {
  expect(report.blindness.hits).toBe(0)
  expect(report.blindness.searches).toBeGreaterThan(1000)
  expect(report.blindness.bytesScanned).toBeGreaterThan(100_000)
}

describe('a consortium of five processes over real TCP', () => {
  it('cancels every record that its reviewers reject, at every node alike', async () => {
    const { code, report } = await runConsortium(SAMPLES, 'reject')
    expect(report.failures).toEqual([])
    expect(report.submissions).toEqual({ submitted: 38, final: 0, cancelled: 38, failed: 0 })
    expectOneChain(report)
    expectBlind(report)
    expect(code).toBe(0)
  })
})

describe.runIf(existsSync(SHARED))('with the sixty patients beside the project', () => {
  it('makes every accepted record final at every node, and the government learns nothing', async () => {
    const { code, report } = await runConsortium(SHARED, 'accept')
    expect(report.failures).toEqual([])
    expect(report.submissions).toEqual({ submitted: 412, final: 412, cancelled: 0, failed: 0 })
    expect(report.diagnoses).toEqual({ submitted: 454, final: 454 })
    expectOneChain(report)
    expectBlind(report)
    expect(code).toBe(0)
  })

  it('ends every record final or cancelled when reviewers decide at random', async () => {
    const { code, report } = await runConsortium(SHARED, 'random')
    const { submitted, final, cancelled, failed } = report.submissions
    expect(report.failures).toEqual([])
    expect({ submitted, failed, ended: final + cancelled }).toEqual({
      submitted: 412,
      failed: 0,
      ended: 412,
    })
    expect(final).toBeGreaterThan(100)
    expect(cancelled).toBeGreaterThan(100)
    expectOneChain(report)
    expectBlind(report)
    expect(code).toBe(0)
  })
})
