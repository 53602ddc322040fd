import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults, until } from '../testing/see.js'

test('an offer is told of once, and a message in another chat, also in the title', async () => {
  const { gateway, told, contact: first } = await sitInChat()
  expect(told.map(({ is }) => is)).toEqual(['offer'])
  const { contact: second } = gateway.ring({ text: 'Hai' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await until(() => document.title === 'Switchboard')
  gateway.tell(second, { type: 'message_sent', from: 'visitor', text: 'before my eyes' })
  gateway.tell(first, { type: 'message_sent', from: 'visitor', text: 'elsewhere' })
  await until(() => told.length === 3)
  expect(told.map(({ is, title }) => [is, title])).toEqual([
    ['offer', 'Incoming chat'],
    ['offer', 'Incoming chat'],
    ['message', 'New message'],
  ])
  await until(() => document.title === '(1) Switchboard')
})

test('sound can be switched off, and the browser is asked only when its notifications are wanted', async () => {
  const { gateway, told } = await sitAvailable()
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('checkbox', { name: /^By sound/ }).click()
  expect(await axeFaults()).toEqual([])
  gateway.ring({ text: 'Một' })
  await until(() => told.length === 1)
  expect(told[0]).toMatchObject({ sounds: false, notifications: false })
})
