import { chromium } from 'playwright'
import type { Browser, BrowserContext, Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserArguments, findBrowser } from '../support/browser.js'
import { customerPage, queued, strictPolicy } from './page.js'
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
  page = await context.newPage()
  faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.addInitScript(watchCosts)
})

afterEach(async () => {
  await context.close()
  customer.close()
})

const tag = (more = ''): string =>
  `<script async src="${customer.gatewayUrl}/widget.js" data-site="demo-site" ${more}></script>`

/** What the page has had to bear so far: kept in the page itself, from before its first script. */
function watchCosts(): void {
  const costs = { shift: 0, long: 0 }
  Object.assign(globalThis, { costs })
  interface Shift extends PerformanceEntry {
    value: number
  }
  interface LongFrame extends PerformanceEntry {
    scripts: { sourceURL: string; duration: number }[]
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) costs.shift += (entry as Shift).value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      for (const script of (entry as LongFrame).scripts)
        if (script.sourceURL.includes('/widget.js')) costs.long = Math.max(costs.long, script.duration)
  }).observe({ type: 'long-animation-frame', buffered: true })
}

/** Nothing but the loader has come, and nothing is held or moved. */
async function costNothing(): Promise<void> {
  await launcher().waitFor()
  await page.waitForLoadState('networkidle')
  expect(customer.asked.filter((each) => each !== 'GET /widget.js')).toEqual([])
  const held = await page.evaluate(() => ({
    storage: localStorage.length + sessionStorage.length,
    cookie: document.cookie,
    shift: (globalThis as never as { costs: { shift: number } }).costs.shift,
  }))
  expect(held).toEqual({ storage: 0, cookie: '', shift: 0 })
}

const launcher = (within: Page | Frame = page) => within.getByRole('button', { name: 'Write to us' })

/** A visitor writes and is answered. */
async function chats(within: Page | Frame = page): Promise<void> {
  await launcher(within).click()
  await within.getByRole('textbox', { name: 'Message' }).fill('Hello')
  await within.getByRole('textbox', { name: 'Message' }).press('Enter')
  await queued(within, customer.gateway)
  customer.gateway.join('Thảo')
  customer.gateway.say('How can I help?')
  await within.getByRole('log').getByText('How can I help?').waitFor()
}

function isClean(): void {
  expect(customer.reports).toEqual([])
  expect(faults).toEqual([])
}

const nonce = 'r4nd0m'

describe('a policy', () => {
  test.each([
    ['that names the gateway', (gateway: string) => `'self' ${gateway}`, ''],
    ['of nonces', () => `'nonce-${nonce}'`, `nonce="${nonce}"`],
    ['of nonces and strict-dynamic', () => `'nonce-${nonce}' 'strict-dynamic'`, `nonce="${nonce}"`],
  ])('%s is kept, from the first byte to the answer', async (_name, scripts, more) => {
    const rules = strictPolicy(customer.gatewayUrl, scripts(customer.gatewayUrl))
    await page.goto(customer.show(tag(more), '', rules))
    await costNothing()
    await chats()
    isClean()
  })
})

/** Old libraries and careless pages, as they come: each runs before everything else. */
const pollution: [name: string, run: () => void][] = [
  [
    'Prototype 1.6: Array and Object grown, toJSON, bind, reduce and entries of its own',
    () => {
      const all = Array.prototype as unknown as Record<string, unknown>
      all['toJSON'] = function (this: unknown[]) {
        return `[${this.join(', ')}]`
      }
      all['reduce'] = function (this: unknown[]) {
        return this.length > 1 ? this : this[0]
      }
      all['entries'] = all['toArray'] = function (this: unknown[]) {
        return [...this]
      }
      all['each'] = all['$super'] = () => {}
      Object.assign(String.prototype, { toJSON: () => '"?"', strip: () => '', '1 not a name': () => {} })
      Object.assign(Object.prototype, { 'not a name!': () => {}, $family: { name: 'object' } })
      Element.prototype.remove = function () {
        this.parentNode!.removeChild(this)
      }
      Array.from = ((list: ArrayLike<unknown>) => Array.prototype.slice.call(list)) as never
    },
  ],
  [
    'MooTools 1.2: methods of its own on every prototype, and a bind with another meaning',
    () => {
      const own = Function.prototype.bind
      const poorer = function (this: (...all: unknown[]) => unknown, self: unknown, given: unknown): unknown {
        return own.apply(this, Array.isArray(given) ? [self, ...(given as unknown[])] : [self])
      }
      Object.assign(Function.prototype, { bind: poorer })
      for (const type of [Array, String, Number, Function, Object, Element])
        Object.assign(type.prototype, {
          $family: () => 'type',
          $constructor: type,
          clean: () => {},
          erase: () => {},
          extend: () => {},
        })
    },
  ],
  [
    'JSON, Promise and console replaced',
    () => {
      const { parse, stringify } = JSON
      Object.assign(globalThis, {
        JSON: {
          parse: (text: string) => parse(text) as unknown,
          stringify: (value: unknown) => stringify(value),
        },
      })
      const Native = Promise
      const Own = function (run: never) {
        return new Native(run)
      } as never as PromiseConstructor
      for (const name of ['resolve', 'reject', 'all', 'race', 'allSettled', 'any'] as const)
        Object.assign(Own, { [name]: Native[name].bind(Native) })
      Object.defineProperty(Own, 'prototype', { value: Native.prototype })
      Object.assign(globalThis, { Promise: Own })
    },
  ],
  [
    'a page that has sealed what it does not want touched',
    () => {
      for (const type of [Array, Object, Element, HTMLElement, Function]) Object.freeze(type.prototype)
    },
  ],
]

describe('a page with', () => {
  test.each(pollution)('%s', async (_name, run) => {
    await page.addInitScript(run)
    await page.goto(customer.show(tag()))
    await costNothing()
    await chats()
    await page.getByRole('button', { name: 'End chat' }).click()
    await page.getByRole('radiogroup', { name: 'Rating' }).waitFor()
    isClean()
  })

  test('elements whose names stand in the way', async () => {
    const names =
      '<img name="currentScript" alt=""><form id="switchboard"><input name="q"><input name="moved"></form>'
    await page.goto(customer.show(names + tag()))
    await costNothing()
    await chats()
    isClean()
  })

  test('a base that points elsewhere', async () => {
    const rules = `${strictPolicy(customer.gatewayUrl)}; base-uri *`
    await page.goto(customer.show(tag(), '<base href="https://elsewhere.example/deep/">', rules))
    await costNothing()
    await chats()
    isClean()
  })

  test('text from right to left: launcher and panel keep to the inner edge', async () => {
    const url = customer.show(tag())
    await page.goto(url)
    await launcher().waitFor()
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    const place = await launcher().boundingBox()
    expect(place!.x).toBeLessThan(100)
    await chats()
    isClean()
  })

  test.each([
    ['a zoom of 400 %', { width: 320, height: 256 }],
    ['the smallest phone', { width: 320, height: 480 }],
  ])('%s: nothing scrolls sideways, and one can write', async (_name, size) => {
    await page.setViewportSize(size)
    await page.goto(customer.show(tag()))
    await costNothing()
    await chats()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    const box = await page.getByRole('textbox', { name: 'Message' }).boundingBox()
    expect(box!.y + box!.height).toBeLessThanOrEqual(size.height)
    isClean()
  })

  test.each([
    ['reduced motion', { reducedMotion: 'reduce' } as const],
    ['forced colours', { forcedColors: 'active' } as const],
    ['a dark scheme and more contrast', { colorScheme: 'dark', contrast: 'more' } as const],
  ])('%s', async (_name, media) => {
    await page.emulateMedia(media)
    await page.goto(customer.show(tag()))
    await costNothing()
    await chats()
    isClean()
  })
})

describe('the script tag', () => {
  test('deferred', async () => {
    await page.goto(customer.show('<p>Text</p>', tag().replace('async', 'defer')))
    await costNothing()
    await chats()
    isClean()
  })

  test('as a module', async () => {
    await page.goto(customer.show(tag('type="module"')))
    await costNothing()
    await chats()
    isClean()
  })

  test('in an iframe of the same page', async () => {
    const rules = `${strictPolicy(customer.gatewayUrl)}; frame-src 'self'`
    await page.goto(
      customer.show(`<iframe src="/inside" width="400" height="500" title="Shop"></iframe>`, '', rules),
    )
    const frame = page.frames()[1]!
    customer.show(tag(), '', rules)
    await frame.goto(`${page.url()}inside`)
    await chats(frame)
    isClean()
  })

  test('leaves no long task of its own', async () => {
    const longest: number[] = []
    // The machine may be busy with others: the best of three counts.
    for (let run = 0; run < 3; run++) {
      await page.goto(customer.show(tag()))
      await costNothing()
      longest.push(await page.evaluate(() => (globalThis as never as { costs: { long: number } }).costs.long))
    }
    expect(Math.min(...longest)).toBeLessThan(50)
  })
})

describe('a page that is one application', () => {
  test('replaces its body: the launcher comes back, and the open chat with it', async () => {
    await page.goto(customer.show(`<main>One</main>${tag()}`))
    await costNothing()
    await chats()
    await page.evaluate(() => {
      const body = document.createElement('body')
      body.append('Two')
      document.body = body
    })
    await page.getByText('Two').waitFor()
    await page.getByRole('log').getByText('How can I help?').waitFor()
    await page.getByRole('textbox', { name: 'Message' }).fill('Still here')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Still here').waitFor()
    await page.evaluate(() => document.body.replaceChildren())
    await page.getByRole('log').getByText('Still here').waitFor()
    expect(customer.asked.filter((each) => each === 'WS /ws')).toHaveLength(1)
    isClean()
  })

  test('places the element by hand, inside of a shadow root, later than the script, and elsewhere afterwards', async () => {
    await page.goto(customer.show(`<div id="app"></div>${tag().replace('data-site', 'data-other')}`))
    await expect.poll(() => faults).toEqual([expect.stringContaining('data-site is missing')])
    faults.length = 0
    await page.evaluate(() => {
      const root = document.querySelector('#app')!.attachShadow({ mode: 'open' })
      const element = document.createElement('switchboard-widget')
      element.setAttribute('site', 'demo-site')
      root.append(element)
    })
    await costNothing()
    await chats()
    await page.evaluate(() => {
      document.querySelector('#app')!.shadowRoot!.replaceChildren()
      const element = document.createElement('switchboard-widget')
      element.setAttribute('site', 'demo-site')
      document.body.append(element)
    })
    await page.getByRole('log').getByText('How can I help?').waitFor()
    isClean()
  })
})
