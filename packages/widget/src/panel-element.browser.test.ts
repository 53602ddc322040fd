import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Locator } from 'vitest/browser'
import { drawLauncher } from './launcher/launcher.js'
import { PanelElement } from './panel-element.js'
import { faultsIn } from './testing/faults.js'
import { memorySession, MemoryVisits } from './testing/memory-session.js'
import type { MemorySession } from './testing/memory-session.js'
import { SimulatedGateway } from './testing/simulated-gateway.js'
import { en } from './testing/words.js'
import { vi } from './testing/words.js'

customElements.define('switchboard-panel', PanelElement)

let gateway: SimulatedGateway
let storage: MemoryVisits
let host: HTMLElement
let widget: PanelElement
let made: MemorySession

beforeEach(async () => {
  await page.viewport(1024, 768)
  document.documentElement.lang = 'en'
  document.title = 'A shop'
  gateway = new SimulatedGateway()
  storage = new MemoryVisits()
  mount()
})

afterEach(() => {
  widget.end()
  made.session.dispose()
  host.remove()
})

function mount(): void {
  host = document.createElement('switchboard-widget')
  const root = host.attachShadow({ mode: 'open' })
  const launcher = drawLauncher(root)
  launcher.button.ariaLabel = 'Write to us'
  document.body.append(host)
  widget = document.createElement('switchboard-panel') as PanelElement
  widget.words = en
  root.append(widget)
  made = memorySession(gateway, storage)
  widget.begin(made.session, launcher, () => {})
  launcher.button.addEventListener('click', () => widget.open('chat'))
}

function reload(): void {
  widget.end()
  made.session.dispose()
  host.remove()
  mount()
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const way = () => page.getByRole('button', { name: /^Write to us A person/ })
const box = () => page.getByRole('textbox', { name: 'Message' })
const log = () => page.getByRole('log', { name: 'Conversation' })
/** The element of a locator has the focus, inside of the shadow root. */
const hasFocus = (locator: Locator) => expect.poll(() => active() === locator.query()).toBe(true)
const active = () => host.shadowRoot?.activeElement

async function write(text: string): Promise<void> {
  await userEvent.fill(box(), text)
  await userEvent.click(button('Send'))
}

async function startChat(): Promise<void> {
  widget.open('chat')
  await write('Hello')
  await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
}

async function talk(): Promise<void> {
  await startChat()
  gateway.join('Thảo')
  gateway.say('Hi')
  await expect.element(log().getByText('Hi')).toBeVisible()
}

const faults = () => faultsIn(host)

describe('axe finds nothing wrong', () => {
  const views: [string, () => Promise<unknown>][] = [
    ['when closed', () => widget.drawn],
    [
      'at home',
      async () => {
        widget.open()
        await expect.element(way()).toBeVisible()
      },
    ],
    [
      'while loading',
      async () => {
        gateway.reachable = false
        widget.open()
        await widget.drawn
      },
    ],
    [
      'before the first word',
      async () => {
        widget.open('chat')
        await expect.element(page.getByRole('heading', { name: 'Green Parcel' })).toBeVisible()
      },
    ],
    ['in the queue', startChat],
    [
      'in a conversation, while the other side types',
      async () => {
        await talk()
        gateway.type()
        await expect.element(page.getByText('Thảo is typing')).toBeInTheDocument()
      },
    ],
    [
      'when a message is on its way and one has failed',
      async () => {
        await talk()
        gateway.refuseNext = 'internal'
        await write('one')
        await expect.element(button('Try again')).toBeVisible()
        gateway.answers = false
        await write('two')
        await expect.element(page.getByText('Sending…')).toBeVisible()
      },
    ],
    [
      'when the line is lost',
      async () => {
        await talk()
        gateway.reachable = false
        gateway.drop()
        await expect.element(page.getByText(/^Reconnecting/).first()).toBeVisible()
      },
    ],
    [
      'when rating',
      async () => {
        await talk()
        gateway.end()
        await userEvent.click(button('Send rating'))
        await expect.element(page.getByText('Choose a number from 1 to 5')).toBeVisible()
        await userEvent.click(page.getByRole('radio', { name: '3' }))
        await expect.element(page.getByText('3 of 5: fair')).toBeVisible()
      },
    ],
    [
      'when rated',
      async () => {
        await talk()
        gateway.end()
        await userEvent.click(page.getByRole('radio', { name: '5' }))
        await userEvent.click(button('Send rating'))
        await expect.element(page.getByText('Thank you. Your rating has been sent.')).toBeVisible()
      },
    ],
    [
      'when we cannot be reached',
      async () => {
        gateway.reachable = false
        widget.open()
        await expect.element(button('Try now')).toBeVisible()
      },
    ],
  ]
  test.each(views)('%s', async (_name, show) => {
    await show()
    expect(await faults()).toEqual([])
  })
})

describe('a visitor', () => {
  test('has the whole chat by keyboard alone', async () => {
    await userEvent.tab()
    expect(active()?.getAttribute('aria-label')).toBe('Write to us')
    await userEvent.keyboard('{Enter}')
    await hasFocus(box())
    await userEvent.keyboard('My parcel is late{Enter}')
    await expect.element(page.getByText('You are in the queue')).toBeVisible()
    gateway.join('Thảo')
    await expect.element(page.getByText(/^Thảo joined at/)).toBeVisible()
    await userEvent.keyboard('Two{Shift>}{Enter}{/Shift}lines{Enter}')
    await expect
      .poll(() => gateway.heard.findLast((frame) => frame.t === 'say'))
      .toMatchObject({ text: 'Two\nlines' })
    button('End chat').element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('radiogroup', { name: 'Rating' })).toBeVisible()
    await hasFocus(page.getByRole('heading', { name: 'How was Thảo’s help?' }))
    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await userEvent.keyboard('{ArrowRight}')
    button('Send rating').element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('Thank you. Your rating has been sent.')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await hasFocus(button('Write to us'))
  })

  test('closes to the launcher by Escape and finds the draft again', async () => {
    await userEvent.click(button('Write to us'))
    await userEvent.fill(box(), 'Half a thought')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    await hasFocus(button('Write to us'))
    await userEvent.keyboard('{Enter}')
    await expect.element(box()).toHaveValue('Half a thought')
    reload()
    widget.open('chat')
    await expect.element(box()).toHaveValue('Half a thought')
  })

  test('goes home and on, and the focus goes along', async () => {
    widget.open()
    await hasFocus(page.getByRole('heading', { level: 2 }))
    await userEvent.click(way())
    await hasFocus(box())
    await userEvent.click(button('Back'))
    await hasFocus(page.getByRole('heading', { level: 2 }))
  })

  test('sends again what failed', async () => {
    await talk()
    gateway.refuseNext = 'internal'
    await write('Once more')
    await userEvent.click(button('Try again'))
    await expect.element(button('Try again')).not.toBeInTheDocument()
    await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
    expect(gateway.heard.filter((frame) => frame.t === 'say')).toHaveLength(2)
  })

  test('finds the conversation again after a reload', async () => {
    await talk()
    await write('Thanks')
    await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
    reload()
    widget.open()
    await expect.element(log().getByText('Hello')).toBeVisible()
    await expect.element(log().getByText('Hi')).toBeVisible()
    await expect.element(log().getByText('Thanks')).toBeVisible()
    await expect.element(page.getByRole('heading', { name: 'Thảo' })).toBeVisible()
  })

  test('sees how many answers wait at the launcher, until the conversation is open', async () => {
    await talk()
    await userEvent.keyboard('{Escape}')
    gateway.say('Still there?')
    await expect.element(button('Write to us, 1 unread')).toBeVisible()
    await userEvent.click(button('Write to us, 1 unread'))
    await expect.element(page.getByText('Still there?')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(button('Write to us')).toBeVisible()
  })

  test('begins another contact after the rating', async () => {
    await talk()
    gateway.end()
    await userEvent.click(page.getByRole('radio', { name: '5' }))
    await userEvent.click(button('Send rating'))
    await userEvent.click(button('Write again'))
    await hasFocus(box())
    const before = gateway.contact
    await write('Another thing')
    await expect.element(page.getByText('You are in the queue')).toBeVisible()
    expect(gateway.contact).not.toBe(before)
  })

  test('reads Vietnamese where that is the language', async () => {
    widget.words = vi
    await startVietnamese()
    expect(await faults()).toEqual([])
  })
})

async function startVietnamese(): Promise<void> {
  widget.open()
  await expect.element(page.getByRole('heading', { name: /^Chào bạn/ })).toBeVisible()
  await userEvent.click(button(/^Nhắn tin Nhân viên/))
  await userEvent.fill(page.getByRole('textbox', { name: 'Tin nhắn' }), 'Chào')
  await userEvent.click(button('Gửi'))
  await expect.element(page.getByText('Bạn đang trong hàng chờ')).toBeVisible()
  expect(host.shadowRoot?.querySelector('[role=dialog]')?.getAttribute('lang')).toBe('vi')
}

describe('what people write', () => {
  test('is text, never markup', async () => {
    const attack = '<img src=x onerror="window.harmed = true"><b>bold</b>'
    await talk()
    gateway.say(attack)
    await write(attack)
    await expect.element(log().getByText(attack).nth(1)).toBeVisible()
    expect(host.shadowRoot?.querySelector('.log img, .log b')).toBeNull()
    expect(window).not.toHaveProperty('harmed')
  })

  test('opens the addresses in it in another tab, which learns nothing of this page', async () => {
    await talk()
    gateway.say('See https://shop.example/returns, or javascript:alert(1)')
    const link = page.getByRole('link', { name: 'https://shop.example/returns' })
    await expect.element(link).toHaveAttribute('href', 'https://shop.example/returns')
    await expect.element(link).toHaveAttribute('target', '_blank')
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
    expect(page.getByRole('link').elements()).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  test('keeps its lines, and is named as erased where it was', async () => {
    await talk()
    gateway.say('one\ntwo')
    gateway.say(null)
    await expect.element(page.getByText('This message was erased')).toBeVisible()
    const message = [...host.shadowRoot!.querySelectorAll('.message')].find((each) =>
      each.textContent.includes('one'),
    )
    expect((message as HTMLElement).innerText).toContain('one\ntwo')
  })

  test('follows the end, unless the reader has gone back', async () => {
    await talk()
    const scroll = host.shadowRoot!.querySelector('.scroll')!
    const fromEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight
    for (let n = 0; n < 30; n++) gateway.say(`Line ${n}`)
    await expect.element(page.getByText('Line 29')).toBeVisible()
    await expect.poll(fromEnd).toBeLessThan(2)
    scroll.scrollTop = 0
    gateway.say('The last')
    await expect.element(page.getByText('The last')).toBeInTheDocument()
    expect(scroll.scrollTop).toBe(0)
  })
})

describe('on a phone', () => {
  beforeEach(() => page.viewport(390, 700))
  afterEach(() => page.viewport(1024, 768))

  test('the panel covers the page, is modal and keeps the focus', async () => {
    widget.open()
    await expect.element(way()).toBeVisible()
    const dialog = host.shadowRoot!.querySelector('[role=dialog]')!
    expect(dialog.getAttribute('aria-modal')).toBe('true')
    await expect
      .poll(() => dialog.getBoundingClientRect())
      .toMatchObject({ x: 0, y: 0, width: 390, height: 700 })
    for (let n = 0; n < 4; n++) {
      await userEvent.tab()
      expect(active(), `after ${n + 1} tabs`).not.toBeNull()
    }
    expect(await faults()).toEqual([])
  })

  test('nothing is wider than 320', async () => {
    await page.viewport(320, 568)
    await talk()
    gateway.say('https://example.com/a-very-long-address-that-has-no-place-to-break-anywhere-at-all')
    await expect.element(page.getByText(/a-very-long-address/)).toBeVisible()
    const scroll = host.shadowRoot!.querySelector('.scroll')!
    expect(scroll.scrollWidth).toBeLessThanOrEqual(320)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})
