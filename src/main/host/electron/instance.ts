/** Starts further instances of this very application, each with a node of its own. */
import { spawn } from 'node:child_process'
import { app } from 'electron'
import type { Mode } from '#contract/views/app'

/** Opens another instance in a data folder of its own, which outlives this one. */
export function openInstance(mode: Mode, dataFolder: string): void {
  const own = app.isPackaged ? [] : [app.getAppPath()]
  const child = spawn(process.execPath, [...own, `--mode=${mode}`, `--data=${dataFolder}`], {
    detached: true,
    stdio: 'ignore',
  })
  child.unref()
}
