import { chromium } from 'playwright'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { customerPage, queued } from './page.js'
import type { CustomerPage } from './page.js'

let browser: Browser
let customer: CustomerPage
let context: BrowserContext
let page: Page
let said: string[]

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
})

afterAll(() => browser.close())

beforeEach(async () => {
  customer = await customerPage()
  context = await browser.newContext({ locale: 'en-GB' })
  page = await context.newPage()
  said = []
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()))
})

afterEach(async () => {
  await context.close()
  customer.close()
})

const tag = (site = 'demo-site'): string =>
  `<script async src="${customer.gatewayUrl}/widget.js" data-site="${site}"></script>`
const launcher = () => page.getByRole('button', { name: /^Write to us/ })
const box = () => page.getByRole('textbox', { name: 'Message' })
const call = (...parameters: unknown[]) =>
  page.evaluate((all) => {
    const { switchboard } = globalThis as never as Window
    switchboard?.(...(all as ['open']))
  }, parameters)

/** Counts what stays: listeners on what outlives an element, timers, channels. In the page, before its first script. */
function countLeftovers(): void {
  const left = { listeners: [] as string[], timers: new Set<number>(), channels: 0 }
  Object.assign(globalThis, { left })
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  const everywhere: unknown[] = [undefined, globalThis, document]
  const lasting = (target: unknown): boolean =>
    everywhere.includes(target) || target instanceof MediaQueryList
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...all) {
    if (lasting(this)) left.listeners.push(all[0])
    return add.apply(this ?? globalThis, all)
  }
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, ...all) {
    const at = left.listeners.indexOf(all[0])
    if (lasting(this) && at >= 0) left.listeners.splice(at, 1)
    return remove.apply(this ?? globalThis, all)
  }
  const { setTimeout: later, setInterval: often, clearTimeout: stop, clearInterval: cease } = globalThis
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms: number) => {
      const timer = later(() => {
        left.timers.delete(timer)
        run()
      }, ms) as unknown as number
      left.timers.add(timer)
      return timer
    },
    setInterval: (run: () => void, ms: number) => {
      const timer = often(run, ms) as unknown as number
      left.timers.add(timer)
      return timer
    },
    clearTimeout: (timer: number) => stop((left.timers.delete(timer), timer)),
    clearInterval: (timer: number) => cease((left.timers.delete(timer), timer)),
  })
  const Channel = BroadcastChannel
  Object.assign(globalThis, {
    BroadcastChannel: class extends Channel {
      constructor(name: string) {
        super(name)
        left.channels++
      }
      override close(): void {
        left.channels--
        super.close()
      }
    },
  })
}

/** What the widget has said in the console. */
const ours = () => said.filter((each) => each.startsWith('Switchboard'))

const leftovers = () =>
  page.evaluate(async () => {
    const { left } = globalThis as never as {
      left: { listeners: string[]; timers: Set<number>; channels: number }
    }
    const { held = [], pending = [] } = await navigator.locks.query()
    return {
      listeners: left.listeners,
      timers: left.timers.size,
      channels: left.channels,
      locks: held.length + pending.length,
      elements: document.querySelectorAll('switchboard-widget').length,
      stored: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
      cookie: document.cookie,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      title: document.title,
      names: Object.keys(globalThis).filter((name) => /switchboard/i.test(name)),
    }
  })

describe('destroy', () => {
  const nothing = {
    listeners: [],
    timers: 0,
    channels: 0,
    locks: 0,
    elements: 0,
    stored: [],
    cookie: '',
    workers: 0,
    databases: 0,
    caches: 0,
    title: 'A shop',
    names: [],
  }
  beforeEach(() => page.addInitScript(countLeftovers))

  test('before anybody wanted to talk leaves nothing', async () => {
    await page.goto(customer.show(tag()))
    await launcher().waitFor()
    expect((await leftovers()).listeners).not.toEqual([])
    await call('destroy')
    expect(await leftovers()).toEqual(nothing)
  })

  test('in the middle of a chat leaves nothing of it either, a draft and an unread message included', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().fill('Hello')
    await page.keyboard.press('Enter')
    await queued(page, customer.gateway)
    await box().fill('Half a thought')
    await page.getByRole('button', { name: 'Close' }).click()
    customer.gateway.join('Thảo')
    customer.gateway.say('Hi')
    await page.getByRole('button', { name: 'Write to us, 1 unread' }).waitFor()
    await expect.poll(leftovers).toMatchObject({ channels: 1, locks: 1, elements: 1, title: '(1) A shop' })
    expect((await leftovers()).stored).not.toEqual([])
    expect(customer.sockets()).toBe(1)
    await call('destroy')
    await expect.poll(leftovers).toEqual(nothing)
    await expect.poll(() => customer.sockets()).toBe(0)
  })

  test('while it cannot be reached leaves nothing either, and the page can embed it again', async () => {
    customer.gateway.reachable = false
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().waitFor()
    await call('destroy')
    await expect.poll(leftovers).toEqual(nothing)
    customer.gateway.reachable = true
    await page.reload()
    await launcher().click()
    await box().waitFor()
  })
})

describe('identify and update', () => {
  test('called before anybody wants to talk cost nothing until then, and come in one request', async () => {
    await page.goto(customer.show(tag()))
    await launcher().waitFor()
    await call('identify', { token: 'jwt' })
    await call('update', { attributes: { plan: 'gold' } })
    await call('update', { attributes: { seats: 3 } })
    await page.waitForLoadState('networkidle')
    expect(customer.papers).toEqual([])
    await launcher().click()
    await expect
      .poll(() => customer.papers.at(-1))
      .toMatchObject({ identity: 'jwt', attributes: { plan: 'gold', seats: 3 } })
    expect(customer.papers.filter(({ identity }) => identity !== undefined)).toHaveLength(1)
  })

  test('called in the middle of a chat leave the chat as it is', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().fill('Hello')
    await page.keyboard.press('Enter')
    await queued(page, customer.gateway)
    await call('identify', { token: 'jwt' })
    await expect.poll(() => customer.papers.at(-1)).toMatchObject({ identity: 'jwt' })
    await queued(page, customer.gateway)
    expect(customer.sockets()).toBe(1)
  })
})

describe('an integrator is told once, with what to do and where to read on', () => {
  test('of a site that is not known', async () => {
    await page.goto(customer.show(tag('no-site')))
    await launcher().click()
    await page.getByText('This chat is not available here').waitFor()
    await expect
      .poll(ours)
      .toEqual([
        'Switchboard: There is no such site. Check data-site. See docs/widget.md#errors (site_unknown)',
      ])
    await page.keyboard.press('Escape')
    await launcher().click()
    await page.getByText('This chat is not available here').waitFor()
    expect(ours()).toHaveLength(1)
  })

  test('of a token that does not hold; the visitor stays anonymous and can write', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await call('identify', { token: 'bad' })
    await expect
      .poll(ours)
      .toEqual(['Switchboard: It has expired. See docs/widget.md#errors (token_invalid)'])
    await box().fill('Hello')
    await page.keyboard.press('Enter')
    await queued(page, customer.gateway)
  })

  test('of a method that there is not', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().waitFor()
    await call('explode')
    expect(said).toEqual(['Switchboard: there is no method explode. See docs/widget.md#from-javascript'])
  })
})
