import axe from 'axe-core'
import { chromium } from 'playwright'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { GreetingRule } from '../../packages/gateway/src/greetings/greetings.js'
import { browserArguments, findBrowser } from '../support/browser.js'
import { customerPage, queued } from './page.js'
import type { CustomerPage } from './page.js'

let browser: Browser
let customer: CustomerPage
let context: BrowserContext
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
})

afterAll(() => browser.close())

beforeEach(async () => {
  customer = await customerPage()
  context = await browser.newContext({ locale: 'en-GB' })
  faults = []
  page = await newPage()
})

afterEach(async () => {
  await context.close()
  customer.close()
})

/** A page whose time stands still until `pass`. */
async function newPage(): Promise<Page> {
  const made = await context.newPage()
  await made.clock.install({ time: new Date('2026-11-24T14:00:00Z') })
  made.on('pageerror', (error) => faults.push(error.message))
  made.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  return made
}

const words = 'Questions about our prices? Ask away.'

function rule(change: Partial<GreetingRule> = {}): GreetingRule {
  return {
    key: 'prices',
    pages: [],
    seconds: 0,
    attributes: [],
    texts: { en: words, vi: 'Bạn muốn hỏi về giá?' },
    often: 'session',
    ...change,
  }
}

const tag = (): string =>
  `<script async src="${customer.gatewayUrl}/widget.js" data-site="demo-site"></script>`
const bubble = (within = page) => within.getByRole('button', { name: words })
const launcher = (within = page) => within.getByRole('button', { name: 'Write to us' })
const kept = () => page.evaluate(() => localStorage.length + sessionStorage.length)
const call = (...parameters: unknown[]) =>
  page.evaluate((all) => {
    const { switchboard } = globalThis as never as Window
    switchboard?.(...(all as ['open']))
  }, parameters)

/** Lets the page's own time go on; the browser's does so by itself. */
const pass = (seconds: number, within = page) => within.clock.runFor(seconds * 1_000)

/** Greeted at last, in the page's own time. */
async function greeted(within = page): Promise<void> {
  await expect
    .poll(
      async () => {
        await pass(1, within)
        return bubble(within).isVisible()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
}

async function come(body = tag(), within = page): Promise<void> {
  await within.goto(customer.show(body))
  await launcher(within).waitFor()
}

const fetched = (): string[] => customer.asked.filter((each) => each !== 'GET /widget.js')

describe('a greeting', () => {
  test('costs nothing before its rule fits; pressed, it is in the chat, and the agent is told which one', async () => {
    customer.greet({
      consent: false,
      rules: [rule({ seconds: 3, attributes: [{ name: 'plan', value: 'pro' }] })],
    })
    await come()
    await pass(10)
    expect(fetched()).toEqual([])
    expect(await kept()).toBe(0)
    await call('update', { attributes: { plan: 'pro' } })
    await greeted()
    expect(fetched()).toEqual([expect.stringMatching(/^GET \/assets\/greeting-/)])
    await bubble().click()
    const log = page.getByRole('log')
    await log.getByText(words).waitFor()
    await expect.poll(() => bubble().count()).toBe(0)
    await page.getByRole('textbox', { name: 'Message' }).fill('Yes')
    await page.getByRole('textbox', { name: 'Message' }).press('Enter')
    await queued(page, customer.gateway)
    expect(customer.gateway.heard.find(({ t }) => t === 'start')).toMatchObject({ greeting: 'prices' })
    await log.getByText(words).waitFor()
    expect(customer.reports).toEqual([])
    expect(faults).toEqual([])
  })

  test('is closed by Escape from wherever one is, gives the focus back, and leaves the visitor alone for the session, in other tabs too', async () => {
    customer.greet({ consent: false, rules: [rule()] })
    await come()
    await greeted()
    await page.getByRole('button', { name: 'Dismiss' }).focus()
    await page.keyboard.press('Escape')
    await expect.poll(() => bubble().count()).toBe(0)
    expect(
      await launcher().evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button),
    ).toBe(true)
    const other = await newPage()
    await come(tag(), other)
    await pass(10, other)
    expect(await bubble(other).count()).toBe(0)
    // Another session begins after half an hour without a page.
    await other.close()
    await page.clock.setSystemTime(new Date('2026-11-24T15:00:00Z'))
    await page.reload()
    await launcher().waitFor()
    await greeted()
  })

  test('waits for the consent that the site asks for, and forgets with it', async () => {
    customer.greet({ consent: true, rules: [rule({ often: 'ever' })] })
    await come()
    await pass(10)
    expect(fetched()).toEqual([])
    expect(await kept()).toBe(0)
    await call('consent', true)
    await greeted()
    expect(await kept()).toBe(1)
    await call('consent', false)
    await expect.poll(() => pass(1).then(() => bubble().count()), { timeout: 20_000 }).toBe(0)
    await expect.poll(kept).toBe(0)
  })

  test('comes and goes with the address of a page that is one application', async () => {
    customer.greet({ consent: false, rules: [rule({ pages: ['/prices*'], seconds: 2 })] })
    await come()
    await pass(10)
    expect(fetched()).toEqual([])
    await page.evaluate(() => history.pushState(null, '', '/prices/all?x=1'))
    await greeted()
    await page.evaluate(() => history.pushState(null, '', '/'))
    await expect.poll(() => pass(1).then(() => bubble().count()), { timeout: 20_000 }).toBe(0)
  })

  test('never stands over the panel, nor greets who has talked', async () => {
    customer.greet({ consent: false, rules: [rule({ seconds: 2 })] })
    await come()
    await launcher().click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    await pass(10)
    await page.getByRole('button', { name: 'Close' }).click()
    await launcher().waitFor()
    await pass(10)
    expect(fetched().filter((each) => each.includes('greeting'))).toEqual([])
  })

  test.each([
    ['light, from left to right', 'ltr', 'light'],
    ['dark, from right to left', 'rtl', 'dark'],
  ] as const)('fits 320 px and holds against axe, %s', async (_how, dir, colorScheme) => {
    customer.greet({
      consent: false,
      rules: [rule({ texts: { en: `${words} ${'So long a greeting '.repeat(9)}` } })],
    })
    await page.setViewportSize({ width: 320, height: 560 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(
      customer.show(
        `<main><h1>A shop</h1></main>${tag()}`,
        '',
        "default-src * 'unsafe-inline' 'unsafe-eval'",
      ),
    )
    await page.evaluate((to) => document.documentElement.setAttribute('dir', to), dir)
    await greeted()
    const place = (await bubble().boundingBox())!
    expect(place.x).toBeGreaterThanOrEqual(0)
    expect(place.x + place.width).toBeLessThanOrEqual(320)
    expect(place.y).toBeGreaterThanOrEqual(0)
    await page.evaluate(axe.source)
    const found = await page.evaluate(() => (globalThis as never as { axe: typeof axe }).axe.run())
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
