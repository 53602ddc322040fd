import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { reload, sit, sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults } from '../testing/see.js'

test('asks for a disposition before it finishes, and frees the agent after', async () => {
  const { gateway, contact } = await sitInChat()
  await page.getByRole('button', { name: /^Close/ }).click()
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect.element(page.getByText(/Choose how it ended, then finish\./)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('radio', { name: /^Address changed/ }).click()
  await page.getByRole('textbox', { name: /^Note/ }).fill('Giao trước 15 h')
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect.element(page.getByText(/This contact is closed\./)).toBeVisible()
  expect(gateway.commands.slice(-2)).toMatchObject([
    { t: 'note', stream: contact, text: 'Giao trước 15 h' },
    { t: 'finish', stream: contact, disposition: 'address' },
  ])
  await page.getByRole('tab', { name: /^Closed/ }).click()
  await expect.element(page.getByText(/Closed as Address changed/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

test('where the queue does not ask how it ended, wrap-up is finished without a word of it', async () => {
  const queue = '0190cccc-0000-7000-9000-000000000009'
  const { gateway } = await sitAvailable({ me: { dispositionOptional: [queue] } })
  const { contact } = gateway.ring({ text: 'Hello', first: { queue } })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await page.getByRole('button', { name: /^Close/ }).click()
  await expect.element(page.getByRole('radio', { name: 'None' })).toBeChecked()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^Finish/ }).click()
  await expect.element(page.getByText(/This contact is closed\./)).toBeVisible()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'finish', stream: contact })
  expect(gateway.commands.at(-1)).not.toHaveProperty('disposition')
})

test('says when the dispositions cannot be had, and loads them again', async () => {
  const one = sit()
  one.api.dispositionsDown = true
  reload(one)
  const { contact } = one.gateway.ring({ text: 'Hello' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  one.gateway.leave(contact)
  await expect.element(page.getByText(/could not be loaded/)).toBeVisible()
  one.api.dispositionsDown = false
  await page.getByRole('button', { name: /^Load again/ }).click()
  await expect.element(page.getByRole('radio', { name: /^Damaged/ })).toBeInTheDocument()
})
