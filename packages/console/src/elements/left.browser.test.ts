import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sitAvailable } from '../testing/seated.js'
import type { Seat } from '../testing/sit-down.js'
import { axeFaults } from '../testing/see.js'

const contact = '0190bbbb-0000-7000-8000-000000000001'

test('a message that was left is taken by choosing it, and says where its answer goes and whether that arrived', async () => {
  const { api, gateway } = await sitAvailable()
  await take({ api, gateway })
  await expect.element(page.getByText('Your answer goes by e-mail to mai@example.com.')).toBeVisible()
  // The list of what is in hand tells it from a chat, by a sign and in words.
  await page.getByRole('tab', { name: /^Mine/ }).click()
  await expect.element(page.getByRole('button', { name: /^Message, Mai/ })).toBeVisible()
  const seq = gateway.headOf(contact) + 1
  const said = { from: 'agent', agent: gateway.id(), name: 'An' } as const
  gateway.tell(contact, { type: 'message_sent', ...said, text: 'Dạ kịp ạ.', via: 'mail' })
  await expect.element(page.getByText('Is being sent by e-mail')).toBeVisible()
  gateway.tell(contact, { type: 'mail_failed', letter: seq, reason: 'refused', again: null })
  await expect.element(page.getByText(/the mail server refused it/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: 'Send again' }).click()
  gateway.tell(contact, { type: 'mail_sent', letter: seq })
  await expect.element(page.getByText('Sent by e-mail', { exact: true })).toBeVisible()
})

test('where no mail server is set up the composer says so before one writes', async () => {
  await take(await sitAvailable({ me: { mail: false } }))
  await expect.element(page.getByText(/E-mail is not set up here/)).toBeVisible()
  await page.getByRole('textbox', { name: /^Reply/ }).fill('Dạ kịp ạ.')
  await expect.element(page.getByRole('button', { name: /^Send/ })).toBeDisabled()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('textbox', { name: /^Note/ }).fill('Nobody can answer this')
  await expect.element(page.getByRole('button', { name: /^Send note/ })).toBeEnabled()
})

test('who wishes to be called: the number, four results in words, and what becomes of a try that failed', async () => {
  const { gateway } = await sitAvailable()
  const { contact: called } = gateway.ring({
    text: 'Gọi lại giúp tôi',
    first: {
      channel: 'callback',
      left: { email: null, phone: '+84 912 345 678', name: 'Mai', callAt: null },
    },
  })
  await expect.element(page.getByRole('alertdialog', { name: 'Incoming call-back' })).toBeVisible()
  await page.getByRole('button', { name: /^Answer/ }).click()
  await expect.element(page.getByRole('link', { name: 'Number to call: +84 912 345 678' })).toBeVisible()
  const results = page.getByRole('group', { name: 'Call, then say what became of it' })
  for (const name of ['I reached them', 'The line was busy', 'Wrong number'])
    await expect.element(results.getByRole('button', { name })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await results.getByRole('button', { name: 'Nobody answered' }).click()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'attempt', stream: called, result: 'no_answer' })
  const lost = { segment: gateway.id(), agent: gateway.id(), name: 'Linh', cause: 'no_answer' } as const
  gateway.tell(called, { type: 'contact_requeued', ...lost, dueAt: Date.now() + 900_000 })
  await expect.element(page.getByText(/called, nobody answered/)).toBeVisible()
  await expect.element(page.getByText(/^It comes back at/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

/** One who left a message, taken out of the line. */
async function take({ api, gateway }: Pick<Seat, 'api' | 'gateway'>): Promise<void> {
  const ids = { brand: gateway.id(), site: gateway.id(), queue: gateway.id(), visitor: gateway.id() }
  const left = { email: 'mai@example.com', phone: null, name: 'Mai', callAt: null }
  gateway.tell(contact, {
    type: 'contact_started',
    ...ids,
    channel: 'message',
    locale: 'vi',
    page: null,
    left,
  })
  gateway.tell(contact, { type: 'message_sent', from: 'visitor', text: 'Có kịp trước Tết không ạ?' })
  const names = { brandName: 'Gốm Hiên', queueName: 'Đơn hàng' }
  api.desk.waits = [
    {
      id: contact,
      since: Date.now() - 9_000_000,
      left: 'message',
      channel: 'message',
      visitor: ids.visitor,
      name: null,
      ...names,
    },
  ]
  await page.getByRole('tab', { name: /^Waiting/ }).click()
  await expect.element(page.getByText('Left a message', { exact: true })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /Left a message/ }).click()

  await expect.element(page.getByText('Có kịp trước Tết không ạ?').first()).toBeVisible()
}
