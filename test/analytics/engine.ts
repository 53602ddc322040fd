import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAnalytics, startEngine, type Analytics } from '@switchboard/analytics'

/** A reporting store of its own in a folder of its own; `close` takes the folder away. */
export interface TestStore {
  readonly url: string
  readonly analytics: Analytics
  pid(): number | null
  close(): Promise<void>
}

/** Starts the embedded engine on an empty folder and makes the tables. */
export async function useStore(): Promise<TestStore> {
  const folder = temporaryFolder()
  const engine = await startEngine({ folder })
  const analytics = openAnalytics({ url: engine.url })
  await analytics.migrate()
  return {
    url: engine.url,
    analytics,
    pid: () => engine.pid(),
    async close() {
      await analytics.close()
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty folder that the test takes away itself. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'switchboard-analytics-'))
}

/** Asks until the answer is not null, at most for `ms`. */
export async function until<T>(what: string, ask: () => Promise<T | null>, ms = 20_000): Promise<T> {
  const deadline = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
