import { chromium } from 'playwright'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { customerPage, queued } from './page.js'
import type { CustomerPage } from './page.js'

let browser: Browser
let customer: CustomerPage
let context: BrowserContext
let url: string

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: browserArguments,
    // Pages go into the back/forward cache here as they do for visitors.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
})

afterAll(() => browser.close())

beforeEach(async () => {
  customer = await customerPage()
  context = await browser.newContext({ locale: 'en-GB' })
  url = customer.show(`<script async src="${customer.gatewayUrl}/widget.js" data-site="demo-site"></script>`)
})

afterEach(async () => {
  await context.close()
  customer.close()
})

async function tab(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

const launcher = (page: Page) => page.getByRole('button', { name: /^Write to us/ })
const log = (page: Page) => page.getByRole('log')
const sees = (page: Page, text: string) =>
  log(page).getByText(text, { exact: true }).waitFor({ timeout: 15_000 })

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.getByRole('textbox', { name: 'Message' }).press('Enter')
}

async function chat(page: Page, text: string): Promise<void> {
  await launcher(page).click()
  await say(page, text)
  await queued(page, customer.gateway)
}

/** Three tabs in one chat; the first leads. */
async function three(): Promise<[Page, Page, Page]> {
  const one = await tab()
  await chat(one, 'one')
  const [two, more] = [await tab(), await tab()]
  for (const page of [two, more]) await sees(page, 'one')
  return [one, two, more]
}

const sockets = (): number => customer.sockets()
const oneSocket = () => expect.poll(sockets, { timeout: 15_000 }).toBe(1)

describe('the tabs of a browser', () => {
  test('have one socket together, and each the whole chat', async () => {
    const tabs = await three()
    expect(sockets()).toBe(1)
    customer.gateway.join('Thảo')
    customer.gateway.say('How can I help?')
    for (const page of tabs) await sees(page, 'How can I help?')
    await say(tabs[1], 'two')
    await say(tabs[2], 'three')
    for (const page of tabs) for (const text of ['two', 'three']) await sees(page, text)
    expect(customer.gateway.heard.filter(({ t }) => t === 'hello')).toHaveLength(1)
    expect(sockets()).toBe(1)
  })

  test('agree on a chat that one of them starts while the others are open', async () => {
    const [one, two] = [await tab(), await tab()]
    for (const page of [one, two]) {
      await launcher(page).click()
      await page.getByRole('heading', { name: 'Green Parcel' }).waitFor()
    }
    await say(two, 'from two')
    await sees(one, 'from two')
    await say(one, 'from one')
    await sees(two, 'from one')
    expect(customer.gateway.heard.filter(({ t }) => t === 'start')).toHaveLength(1)
    expect(sockets()).toBe(1)
  })

  test('go on when the one that leads is closed: nothing is lost, nothing comes twice', async () => {
    const [one, two, more] = await three()
    await one.close()
    await say(two, 'after')
    customer.gateway.join('Thảo')
    for (const page of [two, more]) await sees(page, 'after')
    await oneSocket()
    customer.gateway.say('Here')
    for (const page of [two, more]) await sees(page, 'Here')
    expect(await log(more).getByText('after', { exact: true }).count()).toBe(1)
    expect(customer.gateway.heard.filter((each) => each.t === 'say' && each.text === 'after')).not.toEqual([])
  })

  test('go on when the one that leads is frozen, and it follows when it thaws', async () => {
    const [one, two] = await three()
    const devtools = await context.newCDPSession(one)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await say(two, 'while frozen')
    await sees(two, 'while frozen')
    await two.getByText('Sent', { exact: true }).waitFor({ timeout: 20_000 })
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await sees(one, 'while frozen')
    await oneSocket()
  })

  test('count what is read in one as read in all', async () => {
    const [one, two, more] = await three()
    for (const page of [one, two, more]) await page.getByRole('button', { name: 'Close' }).click()
    customer.gateway.join('Thảo')
    customer.gateway.say('Hi')
    for (const page of [one, two, more])
      await page.getByRole('button', { name: 'Write to us, 1 unread' }).waitFor()
    await launcher(two).click()
    await sees(two, 'Hi')
    for (const page of [one, more])
      await page.getByRole('button', { name: 'Write to us', exact: true }).waitFor()
  })

  test('forget the visitor together', async () => {
    const [one, two] = await three()
    await one.evaluate(() => (globalThis as never as Window).switchboard?.('reset'))
    await two.getByText('one', { exact: true }).waitFor({ state: 'detached' })
    for (const page of [one, two])
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })
})

describe('a page', () => {
  test('that is left lets go of the line, and has all when it comes back from the cache', async () => {
    const page = await tab()
    await chat(page, 'one')
    await page.evaluate(() => Object.assign(globalThis, { kept: true }))
    await page.goto('about:blank')
    await expect.poll(sockets).toBe(0)
    customer.gateway.join('Thảo')
    customer.gateway.say('While you were away')
    await page.goBack({ waitUntil: 'commit' })
    await sees(page, 'While you were away')
    expect(await page.evaluate(() => 'kept' in globalThis)).toBe(true)
    await oneSocket()
    await say(page, 'two')
    await page.getByText('Sent', { exact: true }).waitFor()
  })

  test.each([
    ['locks', () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })],
    ['channels', () => Reflect.deleteProperty(globalThis, 'BroadcastChannel')],
  ])('without %s has a line of its own', async (_name, take) => {
    await context.addInitScript(take)
    const one = await tab()
    await chat(one, 'one')
    const two = await tab()
    await sees(two, 'one')
    expect(sockets()).toBe(2)
    await say(two, 'two')
    await sees(one, 'two')
  })

  test.each([
    [
      'off',
      () => {
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException('Denied', 'SecurityError')
            },
          })
      },
    ],
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('Full', 'QuotaExceededError')
        }
      },
    ],
  ])('whose storage is %s shares line and chat with the others', async (_name, spoil) => {
    await context.addInitScript(spoil)
    const [one, two] = [await tab(), await tab()]
    await chat(one, 'one')
    await launcher(two).click()
    await sees(two, 'one')
    expect(sockets()).toBe(1)
    await say(two, 'two')
    await sees(one, 'two')
  })

  test.each([
    ['ten years ahead', 315_360_000_000],
    ['ten years behind', -315_360_000_000],
  ])('whose clock is %s has a chat like any other', async (_name, wrong) => {
    await context.addInitScript((by) => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + by
    }, wrong)
    const [one, two] = [await tab(), await tab()]
    await chat(one, 'one')
    await launcher(two).click()
    await sees(two, 'one')
    customer.gateway.join('Thảo')
    customer.gateway.say('Hi')
    for (const page of [one, two]) await sees(page, 'Hi')
    expect(sockets()).toBe(1)
  })
})
