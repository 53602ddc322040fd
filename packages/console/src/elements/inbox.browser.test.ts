import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sit, sitAvailable, sitInChat } from '../testing/seated.js'
import { pastContact } from '../testing/simulated-desk-api.js'
import { axeFaults, deepQuery, focused, hasFocus, hasText, until } from '../testing/see.js'

const tab = (name: RegExp) => page.getByRole('tab', { name })
const reply = page.getByRole('textbox', { name: /^Reply/ })

test('who waits is listed with how long, and an agent cannot open what nobody has answered', async () => {
  const { api } = await sitAvailable()
  const now = Date.now()
  api.desk.waits = [
    {
      id: 'w1',
      since: now - 161_000,
      left: null,
      channel: 'chat',
      visitor: 'v-0001',
      name: 'Võ Minh Triết',
      brandName: 'Sông Xanh',
      queueName: 'Đặt chỗ',
    },
    {
      id: 'w2',
      since: now - 20_000,
      left: null,
      channel: 'chat',
      visitor: 'v-0002',
      name: null,
      brandName: 'Gốm Hiên',
      queueName: 'Đơn hàng',
    },
  ]
  await tab(/^Waiting/).click()
  await expect.element(page.getByText('Võ Minh Triết')).toBeVisible()
  await hasText(tab(/^Waiting/), /2/)
  await expect.element(page.getByText(/^longest 2:4/)).toBeVisible()
  expect(deepQuery(document, '[data-contact]')).toEqual([])
  expect(await axeFaults()).toEqual([])
})

test('a supervisor opens what waits, and has no list of contacts in hand', async () => {
  const { api, gateway } = sit({ role: 'supervisor' })
  const { contact } = gateway.ring({ text: 'Còn ai không?' })
  api.desk.waits = [
    {
      id: contact,
      since: Date.now(),
      left: null,
      channel: 'chat',
      visitor: 'v-1',
      name: null,
      brandName: 'Gốm Hiên',
      queueName: 'Đơn hàng',
    },
  ]
  await until(() => deepQuery(document, `[data-contact="${contact}"]`).length === 1)
  expect(tab(/^Mine/).query()).toBeNull()
  deepQuery(document, `[data-contact="${contact}"]`)[0]?.click()
  await expect.element(page.getByRole('log').getByText('Còn ai không?')).toBeVisible()
  expect(reply.query()).toBeNull()
})

test('closed contacts come page by page, and one is opened to be read', async () => {
  const one = await sitInChat()
  one.api.desk.past = Array.from({ length: 31 }, (_, index) =>
    pastContact({
      id: `p${String(index)}`,
      place: 1_000 - index,
      name: `Khách ${String(index)}`,
      disposition: 'address',
    }),
  )
  await tab(/^Closed/).click()
  await expect.element(page.getByText('Khách 29')).toBeInTheDocument()
  expect(page.getByText('Khách 30').query()).toBeNull()
  await page.getByRole('button', { name: /^Show older ones/ }).click()
  await expect.element(page.getByText('Khách 30')).toBeInTheDocument()
  await hasText(tab(/^Closed/), /Closed/)
  expect(await axeFaults()).toEqual([])
})

test('a list that cannot be loaded says so, and is loaded again', async () => {
  const { api } = sit()
  api.desk.down = true
  await tab(/^Closed/).click()
  await expect.element(page.getByText(/^The list could not be loaded/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  api.desk.down = false
  await page.getByRole('button', { name: /^Load again/ }).click()
  await expect.element(page.getByText(/^Nothing closed yet/)).toBeVisible()
})

test('several chats at once: unread is counted, drafts stay with their chat, and writing goes on across them', async () => {
  const { gateway, contact: first } = await sitInChat()
  await userEvent.keyboard('half a sentence')
  const { contact: second } = gateway.ring({ text: 'Hai' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await hasFocus(reply)
  await until(() => row(first)?.textContent.includes('Draft: half a sentence') === true)
  gateway.tell(first, { type: 'message_sent', from: 'visitor', text: 'Bạn ơi' })
  gateway.tell(first, { type: 'message_sent', from: 'visitor', text: 'Alo?' })
  await until(() => /2 unread/.test(row(first)?.textContent ?? ''))
  expect(row(second)?.textContent).not.toMatch(/unread/)

  await userEvent.keyboard('for the second{Alt>}{ArrowUp}{/Alt}')
  await until(() => row(first)?.ariaCurrent === 'true')
  await hasFocus(reply)
  await expect.element(reply).toHaveValue('half a sentence')
  await until(() => !/unread/.test(row(first)?.textContent ?? ''))
  await userEvent.keyboard(', finished{Enter}')
  await until(() =>
    gateway.commands.some((one) => one.t === 'say' && one.text === 'half a sentence, finished'),
  )
  expect(gateway.commands.findLast((one) => one.t === 'say')?.stream).toBe(first)

  await userEvent.keyboard('{Alt>}1{/Alt}')
  await until(() => row(second)?.ariaCurrent === 'true')
  await hasFocus(reply)
  await expect.element(reply).toHaveValue('for the second')
  focused()?.blur()
  await userEvent.keyboard('2')
  await until(() => row(first)?.ariaCurrent === 'true')
})

test('what is known of the visitor stands beside, and an earlier contact opens to be read and leads back', async () => {
  const one = await sitAvailable()
  const { contact } = one.gateway.ring({ text: 'Siết rồi mà nước vẫn chưa lên' })
  const earlier = pastContact({ id: 'e1', disposition: 'delivery', answeredByName: 'Thảo', score: 5 })
  one.api.desk.people.set(contact, {
    id: 'v1',
    person: 'KH-104',
    name: 'Đặng Quốc Khánh',
    email: 'khanh.dang@vuonnho.example',
    identifiedAt: 1,
    attributes: { plan: '<b>gold</b>' },
    earlier: [earlier],
  })
  const fact = { type: 'message_sent', from: 'visitor', text: 'Bao giờ giao ạ?' } as const
  const begun = {
    brand: 'b',
    site: 's',
    queue: 'q',
    visitor: 'v1',
    channel: 'chat',
    locale: 'vi',
    page: null,
  } as const
  one.api.desk.timelines.set('e1', [
    { t: 'fact', stream: 'e1', seq: 1, at: 1, fact: { type: 'contact_started', ...begun } },
    { t: 'fact', stream: 'e1', seq: 2, at: 2, fact },
  ])
  await expect.element(page.getByRole('alertdialog').getByText('Đặng Quốc Khánh')).toBeVisible()
  await page.getByRole('button', { name: /^Answer/ }).click()
  const context = page.getByRole('region', { name: 'Context' })
  await expect.element(context.getByText('khanh.dang@vuonnho.example')).toBeVisible()
  await expect.element(context.getByText('Verified')).toBeVisible()
  await expect.element(context.getByText('<b>gold</b>')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await context.getByRole('button', { name: /Delivery date/ }).click()
  await expect.element(page.getByRole('log').getByText('Bao giờ giao ạ?')).toBeVisible()
  expect(reply.query()).toBeNull()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Back to the present one/ }).click()
  await expect.element(reply).toBeVisible()
})

function row(contact: string): HTMLElement | undefined {
  return deepQuery(document, `[data-contact="${contact}"]`)[0]
}
