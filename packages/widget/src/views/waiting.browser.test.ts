import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'
import { vi } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

const hour = 3_600_000
const at = (days: number, hours: number): number => new Date().setHours(hours + days * 24, 0, 0, 0)

describe.each([en, vi])('in $tag, the start', (words) => {
  test('says until when one is open, today’s hours, and how long others have waited', async () => {
    panel = panelPage(words)
    const to = Date.now() + hour
    const wait = { lowMs: 100_000, highMs: 290_000 }
    panel.gateway.standing = {
      openings: { open: true, today: [{ from: at(0, 0), to }], nextAt: at(1, 8) },
      staffed: true,
      wait,
    }
    panel.widget.open()
    const clock = new Date(to).toTimeString().slice(0, 5)
    await expect.element(page.getByText(words.openUntil(clock))).toBeVisible()
    await expect.element(page.getByText(words.todayFrom(`00:00–${clock}`))).toBeVisible()
    await expect.element(page.getByText(words.writeWait(words.minutes(1, 5))).first()).toBeVisible()
    expect(await panel.faults()).toEqual([])
  })

  test('says when one opens, where nobody is at the desk', async () => {
    panel = panelPage(words)
    panel.gateway.standing = {
      openings: { open: false, today: [], nextAt: at(1, 8) },
      staffed: false,
      wait: { lowMs: 1, highMs: 2 },
    }
    panel.widget.open()
    await expect.element(page.getByRole('heading', { name: words.nobody })).toBeVisible()
    const tomorrow = words.tag === 'en' ? 'tomorrow' : 'ngày mai'
    await expect.element(page.getByText(words.opensAt('08:00', tomorrow))).toBeVisible()
    // What others have waited while somebody was there says nothing now.
    expect(page.getByText(words.writeWait(words.seconds(10))).query()).toBeNull()
    expect(await panel.faults()).toEqual([])
  })

  test('does not guess: where fewer than five were answered, it names no wait', async () => {
    panel = panelPage(words)
    panel.widget.open()
    await expect.element(page.getByText(words.writeHint)).toBeVisible()
  })
})

describe.each([en, vi])('in $tag, who waits', (words) => {
  test('is told the place in line and the wait, as they change', async () => {
    panel = panelPage(words)
    panel.widget.open('chat')
    await panel.write('Hello')
    await expect.element(page.getByText(words.queued)).toBeVisible()
    panel.gateway.place(3, true, { lowMs: 250_000, highMs: 350_000 })
    await expect.element(page.getByText(words.inLine(3, true)).last()).toBeVisible()
    await expect.element(page.getByText(words.othersWaited(words.minutes(4, 6)))).toBeVisible()
    expect(await panel.faults()).toEqual([])
    // Seen at once; said to a screen reader at most every half minute.
    panel.gateway.place(1)
    await expect.element(page.getByText(words.inLine(1, false))).toBeVisible()
    expect(page.getByRole('status').element().textContent).toBe(words.inLine(3, true))
  })

  test('is told that the agent has left, and waits again', async () => {
    panel = panelPage(words)
    panel.widget.open('chat')
    await panel.write('Hello')
    await expect.element(page.getByText(words.queued)).toBeVisible()
    panel.gateway.join('Thảo')
    await expect.element(page.getByRole('heading', { name: 'Thảo' })).toBeVisible()
    panel.gateway.leave('Thảo')
    await expect.element(page.getByText(words.queued)).toBeVisible()
    expect(page.getByRole('heading', { name: 'Thảo' }).query()).toBeNull()
    await expect.element(page.getByText(words.tag === 'en' ? /^Thảo left at/ : /^Thảo rời/)).toBeVisible()
  })
})

test.each([en, vi])(
  'in $tag, a message is sent, delivered, and seen, and what the agent wrote is told to be seen',
  async (words) => {
    panel = panelPage(words)
    panel.widget.open('chat')
    await panel.write('Hello')
    await expect.element(page.getByText(words.sent, { exact: true })).toBeVisible()
    panel.gateway.reach(false)
    await expect.element(page.getByText(words.delivered, { exact: true })).toBeVisible()
    panel.gateway.reach(true)
    await expect.element(page.getByText(words.read, { exact: true })).toBeVisible()
    panel.gateway.join('Thảo')
    panel.gateway.say('Hi')
    await expect
      .poll(() => panel.gateway.heard.findLast((frame) => frame.t === 'receipt'))
      .toMatchObject({ read: 4 })
  },
)
