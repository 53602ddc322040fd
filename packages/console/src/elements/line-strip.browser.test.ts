import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults, deepQuery } from '../testing/see.js'

test('when it drops, a strip says so, writing goes on, and all is sent when it is back', async () => {
  const { gateway } = await sitInChat()
  gateway.up = false
  gateway.cut(1006)
  await expect.element(page.getByText(/The line dropped\./)).toBeVisible()
  await page.getByRole('textbox', { name: /^Reply/ }).fill('Vẫn viết được')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText(/Sending…/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  gateway.up = true
  // It also comes back by itself, perhaps before the press: either way it must be back.
  deepQuery(document, '.strip button')[0]?.click()
  await expect.element(page.getByText(/The line dropped\./)).not.toBeInTheDocument()
  await expect.element(page.getByText('Sent', { exact: true })).toBeVisible()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'say', text: 'Vẫn viết được' })
})

test('when it will not come back, the page says why and offers to load again', async () => {
  const { gateway } = await sitAvailable()
  gateway.cut(4504)
  await expect.element(page.getByText(/You have the console open too often/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Load the page again/ })).toBeVisible()
})
