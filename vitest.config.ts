import { defineConfig } from 'vitest/config'

/** Tests that start whole processes or a browser: one file at a time, with more patience. */
const SYSTEM = ['test/{cli,crash,e2e,main}/**/*.test.ts', 'test/ipc/reviews.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: SYSTEM,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: SYSTEM,
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
