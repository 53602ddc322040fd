import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserArguments, findBrowser } from './test/support/browser.ts'

// Two ends of a call meet in one page: by plain addresses, also on a machine that has loopback alone.
const meeting = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns']
const launchOptions = { executablePath: await findBrowser(), args: [...browserArguments, ...meeting] }
const provider = playwright({ launchOptions })
const browser = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider,
  instances: [{ browser: 'chromium' as const }],
}

// A second, which is the tool's own patience, is short for a busy machine: what never comes fails all the same.
const expect = { poll: { timeout: 30_000 } }

export default defineConfig({
  test: {
    // Most tests wait for engines, sockets and pages: a worker less than there are cores would leave half of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
          // A process a file: the analytics engine must never be loaded in a thread.
          pool: 'forks',
          // One throwaway Postgres a run, started when the first test asks for a database.
          globalSetup: ['./test/support/postgres-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          expect,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.ts'],
          browser,
          testTimeout: 60_000,
          expect,
        },
      },
    ],
  },
})
