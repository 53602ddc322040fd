import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What a headless Chromium needs to run as any user and to stay off the network. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium for the tests: one that is installed, else the one that npm ships, else Playwright's own. Throws one sentence where there is none. */
export async function findBrowser(): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const installed = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))
  if (installed) return installed
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: npmChromium } = await import('@sparticuz/chromium')
    return npmChromium.executablePath()
  }
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  throw new Error(
    'There is no Chromium for the tests: install one, or run `npx playwright install chromium`.',
  )
}
