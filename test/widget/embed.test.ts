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
})

afterEach(async () => {
  await context.close()
  customer.close()
})

const tag = (more = ''): string =>
  `<script async src="${customer.gatewayUrl}/widget.js" data-site="demo-site" ${more}></script>`
const launcher = () => page.getByRole('button', { name: 'Write to us' })
const box = () => page.getByRole('textbox', { name: 'Message' })

/** What the page holds besides the widget's element. */
const traces = () =>
  page.evaluate(() => ({
    storage: localStorage.length + sessionStorage.length,
    cookie: document.cookie,
    names: Object.keys(globalThis).filter((name) => /switchboard/i.test(name)),
    elements: document.querySelectorAll('switchboard-widget').length,
  }))

/** Says something to the API from the page's own world; the policy allows no inline script. */
const call = (...parameters: unknown[]) =>
  page.evaluate((all) => {
    const { switchboard } = globalThis as never as Window
    switchboard?.(...(all as ['open']))
  }, parameters)

describe('before anybody wants to talk', () => {
  test('the page has loaded the loader and nothing else, and holds nothing', async () => {
    await page.goto(customer.show(tag()))
    await launcher().waitFor()
    await page.waitForLoadState('networkidle')
    expect(customer.asked).toEqual(['GET /widget.js'])
    expect(await traces()).toEqual({ storage: 0, cookie: '', names: ['switchboard'], elements: 1 })
  })

  test('the launcher moves nothing on the page', async () => {
    await page.goto(customer.show('<p>Text</p>'))
    const before = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.goto(customer.show(`<p>Text</p>${tag()}`))
    await launcher().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before)
  })

  test('opening and closing the panel without a word leaves nothing behind', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await page.getByRole('heading', { name: 'Green Parcel' }).waitFor()
    await page.keyboard.press('Escape')
    await launcher().waitFor()
    expect(await traces()).toMatchObject({ storage: 0, cookie: '' })
  })
})

test('a whole chat breaks no rule of a strict page with trusted types', async () => {
  await page.goto(customer.show(tag()))
  await launcher().click()
  await box().fill('Hello <img src=x onerror=alert(1)>')
  await page.keyboard.press('Enter')
  await queued(page, customer.gateway)
  customer.gateway.join('Thảo')
  customer.gateway.say('Hi <script>alert(1)</script>')
  await page.getByText('Hi <script>').waitFor()
  await page.reload()
  await page.getByRole('log', { name: 'Conversation' }).getByText('Hi <script>').waitFor()
  await page.getByRole('button', { name: 'End chat' }).click()
  await page.getByRole('radiogroup', { name: 'Rating' }).getByRole('radio', { name: '4' }).check()
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('Thank you.').waitFor()
  expect(customer.reports).toEqual([])
  expect(faults).toEqual([])
})

test('a policy that forbids it is reported, so that an empty list means something', async () => {
  await page.goto(customer.show('<p style="color: red">Text</p>'))
  await expect.poll(() => customer.reports.length).toBeGreaterThan(0)
})

describe('the script tag', () => {
  test('twice is one launcher', async () => {
    await page.goto(customer.show(tag() + tag('id="second"')))
    await launcher().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await traces()).toMatchObject({ elements: 1 })
    expect(await launcher().count()).toBe(1)
    expect(faults).toEqual([])
  })

  test('in the head, before there is a body, waits for it', async () => {
    await page.goto(customer.show('<p>Text</p>', tag().replace('async', '')))
    await launcher().waitFor()
    expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('switchboard-widget')
  })

  test('that comes late finds the calls that a stub has kept', async () => {
    await page.goto(customer.show('<p>Text</p>'))
    await page.evaluate((url) => {
      const stub = (...parameters: unknown[]): void => void stub.q.push(parameters)
      stub.q = [] as unknown[]
      const heard: string[] = []
      Object.assign(globalThis, { switchboard: stub, stub, heard })
      stub('on', 'ready', () => heard.push('ready'))
      stub('on', 'open', () => heard.push('open'))
      stub('open', 'chat')
      const script = document.createElement('script')
      script.dataset['site'] = 'demo-site'
      // The page itself may make a script of its own only through a policy; a late one comes from a tag manager that has one.
      const policy = (
        globalThis as never as {
          trustedTypes: {
            createPolicy(name: string, rules: object): { createScriptURL(url: string): string }
          }
        }
      ).trustedTypes
      script.src = policy
        .createPolicy('page', { createScriptURL: (text: string) => text })
        .createScriptURL(`${url}/widget.js`)
      document.head.append(script)
    }, customer.gatewayUrl)
    await expect
      .poll(() => page.evaluate(() => (globalThis as never as { heard: string[] }).heard))
      .toEqual(['ready', 'open'])
  })

  test('without a key says in the console what is missing', async () => {
    await page.goto(customer.show(tag().replace('data-site="demo-site"', '')))
    await expect.poll(() => faults).toEqual([expect.stringContaining('data-site')])
    expect(await traces()).toMatchObject({ elements: 0 })
  })

  test('speaks the language that it names', async () => {
    await page.goto(customer.show(tag('data-locale="vi"')))
    await page.getByRole('button', { name: 'Nhắn tin' }).click()
    await page.getByRole('textbox', { name: 'Tin nhắn' }).waitFor()
  })
})

describe('the host page', () => {
  test('opens the chat by an element of its own, also one that came later', async () => {
    await page.goto(customer.show(`<button data-switchboard="chat">Ask a gardener</button>${tag()}`))
    await launcher().waitFor()
    await page.getByRole('button', { name: 'Ask a gardener' }).click()
    await box().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ask a gardener')
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = '#elsewhere'
      link.dataset['switchboard'] = 'chat'
      link.append('Later')
      document.body.append(link)
    })
    await page.getByText('Later').click()
    await box().waitFor()
    expect(page.url()).not.toContain('elsewhere')
  })

  test('hears what happens until it takes its ear back', async () => {
    await page.goto(customer.show(tag()))
    await launcher().waitFor()
    await page.evaluate(() => {
      const heard: string[] = []
      const api = (globalThis as never as Window).switchboard!
      const stop = api('on', 'open', () => heard.push('open'))
      api('on', 'close', () => heard.push('close'))
      api('on', 'open', () => {
        throw new Error('A fault of the page')
      })
      Object.assign(globalThis, { heard, stop })
    })
    await call('open')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.evaluate(() => (globalThis as never as { stop(): void }).stop())
    await call('open')
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate(() => (globalThis as never as { heard: string[] }).heard)).toEqual([
      'open',
      'close',
    ])
  })

  test('destroys it, and nothing stays', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().waitFor()
    await call('destroy')
    expect(await traces()).toEqual({ storage: 0, cookie: '', names: [], elements: 0 })
  })

  test('resets it, and the visitor is forgotten', async () => {
    await page.goto(customer.show(tag()))
    await launcher().click()
    await box().fill('Hello')
    await page.keyboard.press('Enter')
    await queued(page, customer.gateway)
    await expect.poll(async () => (await traces()).storage).toBeGreaterThan(0)
    await call('reset')
    await expect.poll(async () => (await traces()).storage).toBe(0)
  })

  test('may have styles that touch everything: the widget looks the same', async () => {
    const look = async (): Promise<unknown> => {
      await launcher().click()
      await box().waitFor()
      await page.waitForTimeout(0)
      return page.evaluate(() => {
        const panel = document.querySelector('switchboard-widget')?.shadowRoot?.querySelector('.panel')
        const style = getComputedStyle(panel!)
        const { font, color, letterSpacing, textAlign, textTransform, direction } = style
        return { font, color, letterSpacing, textAlign, textTransform, direction, width: panel!.clientWidth }
      })
    }
    await page.goto(customer.show(tag()))
    const calm = await look()
    await page.goto(customer.show(tag()))
    await launcher().waitFor()
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { font: 900 40px fantasy; color: red; letter-spacing: 9px; text-transform: uppercase; position: relative; display: none } html, body { display: block } switchboard-widget { opacity: 0; text-align: right; width: 1px; display: none }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await look()).toEqual(calm)
  })
})

test('a panel that cannot be fetched is said at the launcher, and the next press tries again', async () => {
  await page.route('**/assets/panel-*', (route) => route.abort())
  await page.goto(customer.show(tag()))
  await launcher().click()
  await page.getByText('We cannot be reached. Try again.').waitFor()
  await page.unroute('**/assets/panel-*')
  await launcher().click()
  await box().waitFor()
  expect(await page.getByText('We cannot be reached. Try again.').count()).toBe(0)
})

test('words that cannot be fetched are said at the launcher, and the next press tries again', async () => {
  await page.route('**/assets/en-*', (route) => route.abort())
  await page.goto(customer.show(tag()))
  await launcher().click()
  await page.getByText('We cannot be reached. Try again.').waitFor()
  await page.unroute('**/assets/en-*')
  await launcher().click()
  await box().waitFor()
})

test('a part that cannot be fetched when it is wanted comes when the browser is online again', async () => {
  let tries = 0
  await page.route('**/assets/forms-*', (route) => ((tries += 1), route.abort()))
  await page.goto(customer.show(tag()))
  await launcher().click()
  await box().fill('Hello')
  await page.keyboard.press('Enter')
  await queued(page, customer.gateway)
  customer.gateway.join('Thảo')
  customer.gateway.end()
  await page.getByText(/^Thảo ended it/).waitFor()
  await expect.poll(() => tries).toBeGreaterThan(0)
  await page.unroute('**/assets/forms-*')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('radiogroup', { name: 'Rating' }).waitFor()
})

test('that nobody can be reached is said also while its own view cannot be fetched', async () => {
  await page.route('**/assets/down-*', (route) => route.abort())
  customer.gateway.reachable = false
  await page.goto(customer.show(tag()))
  await launcher().click()
  await page.getByRole('heading', { name: 'We cannot be reached from here' }).waitFor()
  await page.unroute('**/assets/down-*')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('button', { name: 'Try now' }).waitFor()
  customer.gateway.reachable = true
  await page.getByRole('button', { name: 'Try now' }).click()
  await box().waitFor()
})

test('where storage is forbidden a chat still works', async () => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('Denied', 'SecurityError')
        },
      })
    }
  })
  await page.goto(customer.show(tag()))
  await launcher().click()
  await box().fill('Hello')
  await page.keyboard.press('Enter')
  await queued(page, customer.gateway)
  expect(faults).toEqual([])
})
