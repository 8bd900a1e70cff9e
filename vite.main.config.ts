/** Bundles Electron's main process as one CommonJS file, with its data beside it. */
import { cpSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const ROOT = import.meta.dirname
const require = createRequire(import.meta.url)

/** Copies what the node reads at run time next to the bundle, where `__dirname` finds it. */
function copyData(): Plugin {
  return {
    name: 'medichain:copy-data',
    writeBundle({ dir }) {
      const folder = dir ?? join(ROOT, '.vite', 'build')
      cpSync(require.resolve('sql.js/dist/sql-wasm.wasm'), join(folder, 'sql-wasm.wasm'))
      cpSync(join(ROOT, 'assets'), join(folder, 'assets'), {
        recursive: true,
        filter: (source) => source !== join(ROOT, 'assets', 'icons'),
      })
    },
  }
}

export default defineConfig({
  root: ROOT,
  plugins: [copyData()],
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
  build: {
    outDir: '.vite/build',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    minify: false,
    lib: { entry: 'src/main/main.ts', formats: ['cjs'], fileName: () => '[name].cjs' },
    rollupOptions: {
      external: ['electron', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
      output: { codeSplitting: false },
    },
  },
})
