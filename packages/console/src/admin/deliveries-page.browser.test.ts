import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import { AdminDeliveries } from './deliveries-page.js'
import type { Delivery, Wanted, WebhookApi } from './webhook-api.js'
import { AdminWebhook } from './webhook-box.js'
import { adminEn } from './words-en.js'
import { adminVi } from './words-vi.js'

const fine = <T>(value: T) => Promise.resolve({ ok: true as const, value })
const failed: Delivery = {
  id: 'd1',
  webhook: 'w1',
  type: 'contact_ended',
  at: 1_795_000_000_000,
  state: 'failed',
  attempts: 11,
  dueAt: null,
  status: 500,
  fault: 'refused',
  response: '<b>no</b>',
}
const waiting: Delivery = {
  ...failed,
  id: 'd2',
  type: 'message_sent',
  state: 'waiting',
  attempts: 2,
  dueAt: 4_000_000_000_000,
}

/** A gateway with two deliveries that writes down what it is asked for. */
function gateway(list: readonly Delivery[]): { api: WebhookApi; asked: unknown[] } {
  const asked: unknown[] = []
  return {
    asked,
    api: {
      deliveries(wanted: Wanted) {
        asked.push(wanted)
        return fine({
          deliveries: list.filter(({ state }) => wanted.state === '' || state === wanted.state),
          next: null,
        })
      },
      payload: () => fine({ payload: { type: 'contact_ended', data: { seq: 7 } } }),
      sendAgain(id) {
        asked.push(id)
        return fine({})
      },
      makeSecret: () => fine({ secret: 'whsec_once' }),
      test: () => fine({}),
    },
  }
}

function show(element: HTMLElement, language: 'en' | 'vi' = 'en'): void {
  const [words, phrases] = language === 'vi' ? [adminVi, vi] : [adminEn, en]
  const main = document.createElement('main')
  const title = Object.assign(document.createElement('h1'), { textContent: words.title })
  main.append(title, Object.assign(element, { words, phrases }))
  document.body.append(main)
}

const webhooks = [{ id: 'w1', name: 'Orders', rev: 1, archived: false }]
const button = (name: string) => page.getByRole('button', { name, exact: true })
beforeEach(() => document.body.replaceChildren())

test('a delivery is looked into and sent again, and what was answered is text', async () => {
  const { api, asked } = gateway([waiting, failed])
  show(Object.assign(new AdminDeliveries(), { api, webhooks }))
  await expect.element(page.getByText(/11 tries · refused · 500/)).toBeVisible()
  await button('contact_ended').click()
  await expect
    .element(page.getByRole('region', { name: 'What is sent' }))
    .toHaveTextContent('{ "type": "contact_ended", "data": { "seq": 7 } }')
  await expect.element(page.getByText('<b>no</b>')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await button('Send again').click()
  await expect.element(page.getByText('It is sent again.')).toBeVisible()
  expect(asked).toContain('d1')
})

test('a long body scrolls inside its box, and the page stays as wide as the screen', async () => {
  await page.viewport(390, 800)
  const long = Array.from({ length: 80 }, (_, n) => `"field_${n}": "${'x'.repeat(200)}"`).join('\n')
  const { api } = gateway([{ ...failed, response: long }])
  show(Object.assign(new AdminDeliveries(), { api, webhooks }))
  await button('contact_ended').click()
  const box = page.getByRole('region', { name: 'What was answered' })
  await expect.element(box).toBeVisible()
  const element = box.element()
  expect(element.scrollWidth).toBeGreaterThan(element.clientWidth)
  expect(element.scrollHeight).toBeGreaterThan(element.clientHeight)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390)
  expect(await axeFaults()).toEqual([])
})

test('the list is narrowed by state, and says so when nothing fits', async () => {
  const { api } = gateway([failed])
  show(Object.assign(new AdminDeliveries(), { api, webhooks }), 'vi')
  await expect.element(button('contact_ended')).toBeVisible()
  await page.getByLabelText('Trạng thái').selectOptions('đang chờ')
  await expect.element(page.getByText('Không có lượt gửi nào như vậy.')).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

test('a secret is shown once, and is gone with another webhook', async () => {
  const { api } = gateway([])
  const box = new AdminWebhook()
  show(Object.assign(box, { api, webhook: 'w1' }))
  await button('Make a secret').click()
  await expect.element(page.getByText('whsec_once')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  box.webhook = 'w2'
  await expect.element(page.getByText('whsec_once')).not.toBeInTheDocument()
})
