import { existsSync } from 'node:fs'
import { chromium, firefox, webkit } from 'playwright'
import type { Browser, BrowserContext, BrowserType, LaunchOptions, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { customerPage, queued } from './page.js'
import type { CustomerPage } from './page.js'

interface Engine {
  readonly type: BrowserType
  /** Null where it is not on this machine: what needs it counts as skipped, and a line says why. */
  readonly launch: LaunchOptions | null
}

const engines: readonly Engine[] = [
  { type: chromium, launch: { executablePath: await findBrowser(), args: browserArguments } },
  { type: firefox, launch: existsSync(firefox.executablePath()) ? {} : null },
  { type: webkit, launch: existsSync(webkit.executablePath()) ? {} : null },
]

for (const { type, launch } of engines)
  if (launch === null)
    console.log(`skipped: no ${type.name()}; npx playwright install ${type.name()} fetches it`)

for (const { type, launch } of engines)
  describe.skipIf(launch === null)(`in ${type.name()}`, () => {
    let browser: Browser
    let customer: CustomerPage
    let context: BrowserContext
    let page: Page
    let faults: string[]

    beforeAll(async () => {
      browser = await type.launch(launch ?? {})
    })
    afterAll(() => browser.close())

    beforeEach(async () => {
      customer = await customerPage()
      context = await browser.newContext({ locale: 'en-GB' })
      page = await context.newPage()
      faults = []
      page.on('pageerror', (error) => faults.push(error.message))
    })
    afterEach(async () => {
      await context.close()
      customer.close()
    })

    const url = (): string =>
      customer.show(
        `<script async src="${customer.gatewayUrl}/widget.js" data-site="demo-site"></script><button data-switchboard>Help</button>`,
      )
    const log = () => page.getByRole('log', { name: 'Conversation' })

    async function say(text: string): Promise<void> {
      await page.getByRole('textbox', { name: 'Message' }).fill(text)
      await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    }

    test('the whole path goes, from the launcher to the rating, over a reload and a lost line', async () => {
      await page.goto(url())
      await page.getByRole('button', { name: 'Help' }).click()
      await page.getByRole('button', { name: /^Write to us A person/ }).click()
      await say('Hello')
      await queued(page, customer.gateway)
      customer.gateway.join('Thảo')
      customer.gateway.say('How can I help?')
      await log().getByText('How can I help?').waitFor()

      await page.getByRole('button', { name: 'Close' }).click()
      customer.gateway.say('Still there?')
      await page.getByRole('button', { name: 'Write to us, 1 unread' }).click()
      await log().getByText('Still there?').waitFor()

      await page.reload()
      await log().getByText('How can I help?').waitFor()
      customer.gateway.reachable = false
      customer.gateway.drop()
      await say('Written while the line was down')
      customer.gateway.reachable = true
      await expect
        .poll(() => customer.gateway.heard.some((each) => each.t === 'say' && each.text.endsWith('down')), {
          timeout: 30_000,
        })
        .toBe(true)
      await page.getByText('Sent', { exact: true }).waitFor()

      await page.getByRole('button', { name: 'End chat' }).click()
      await page.getByRole('radiogroup', { name: 'Rating' }).getByRole('radio', { name: '5' }).check()
      await page.getByRole('button', { name: 'Send rating' }).click()
      await page.getByText('Thank you.').waitFor()
      expect(faults).toEqual([])
    })

    test('all tabs have one line, where the engine has what that needs, and each the whole chat', async () => {
      await page.goto(url())
      await page.getByRole('button', { name: 'Write to us' }).click()
      await say('Hello')
      await queued(page, customer.gateway)
      const other = await context.newPage()
      await other.goto(page.url())
      const words = other.getByRole('log', { name: 'Conversation' })
      await words.getByText('Hello', { exact: true }).waitFor()
      customer.gateway.join('Thảo')
      customer.gateway.say('Hi')
      await words.getByText('Hi', { exact: true }).waitFor()
      await log().getByText('Hi', { exact: true }).waitFor()
      const shares = await page.evaluate(() => 'locks' in navigator && 'BroadcastChannel' in globalThis)
      expect(customer.sockets()).toBe(shares ? 1 : 2)
      expect(faults).toEqual([])
    })
  })
