import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, hasText, until } from '../testing/see.js'

const dialog = () => page.getByRole('dialog', { name: /^Transfer this chat/ })

test('by keyboard alone: T, a search, a choice, a note, and the chat is the next one’s', async () => {
  const { gateway, contact } = await sitInChat()
  await page.getByRole('heading', { level: 2 }).first().click()
  await userEvent.keyboard('t')
  await expect.element(dialog()).toBeVisible()
  await expect.element(dialog().getByText('3 waiting')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('doi')
  await expect.element(dialog().getByText('Sales')).not.toBeInTheDocument()
  await userEvent.keyboard('{Tab} {Tab}wants a refund')
  await dialog()
    .getByRole('button', { name: /^Transfer to Đổi trả/ })
    .click()
  await until(() => gateway.commands.at(-1)?.t === 'transfer')
  expect(gateway.commands.at(-1)).toMatchObject({
    stream: contact,
    to: 'queue',
    target: '0190cccc-0000-7000-9000-000000000001',
    note: 'wants a refund',
  })
  await expect.element(dialog()).not.toBeInTheDocument()
  await expect.element(page.getByRole('log').getByText(/You gave the chat to/)).toBeVisible()
  await expect.element(page.getByRole('log').getByText(/wants a refund/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

test('who is away cannot be chosen; a refusal is said, and the chat stays', async () => {
  const { gateway } = await sitInChat()
  await page.getByRole('button', { name: /^Transfer/ }).click()
  await expect.element(dialog().getByRole('radio', { name: /Trần Chi/ })).toBeDisabled()
  await dialog()
    .getByRole('radio', { name: /Nguyễn Bình/ })
    .click({ force: true })
  gateway.refuseNext('transfer', 'agent_unavailable')
  await dialog()
    .getByRole('button', { name: /^Transfer to Nguyễn Bình/ })
    .click()
  await hasText(dialog().getByRole('alert'), /still yours.*takes nothing/)
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('textbox', { name: /^Reply/ })).toBeVisible()
})

test('a list that cannot be loaded says so and can be asked for again', async () => {
  const { api } = await sitInChat()
  api.targetsDown = true
  await page.getByRole('button', { name: /^Transfer/ }).click()
  await expect.element(dialog().getByText(/could not be loaded/)).toBeVisible()
  api.targetsDown = false
  await dialog()
    .getByRole('button', { name: /^Try again/ })
    .click()
  await expect.element(dialog().getByRole('radio', { name: /Sales/ })).toBeInTheDocument()
})

test('a visitor is blocked only with a reason, and after a second question', async () => {
  const { api, contact } = await sitInChat()
  await page.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: /^Block the visitor/ }).click()
  const asked = page.getByRole('dialog', { name: /^Block this visitor/ })
  await expect.element(asked.getByRole('button', { name: /^Block/ })).toBeDisabled()
  expect(await axeFaults()).toEqual([])
  await asked.getByRole('textbox', { name: /^Reason/ }).fill('insults')
  await asked.getByRole('button', { name: /^Block/ }).click()
  await expect.element(asked).not.toBeInTheDocument()
  expect(api.blocks).toEqual([[contact, 'insults']])
})
