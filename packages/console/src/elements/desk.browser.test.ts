import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sit, sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults, deepQuery, focused, hasFocus, until } from '../testing/see.js'

test('takes a contact from the offer to the end of wrap-up', async () => {
  const { gateway } = sit()
  await userEvent.keyboard('{Tab}')
  await hasFocus(page.getByRole('button', { name: /^Skip to the conversation/ }))
  while (!(document.activeElement?.shadowRoot && focused()?.textContent.includes('Presence')))
    await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{Enter}')
  await hasFocus(page.getByRole('menuitem', { name: /^Offline/ }))
  await userEvent.keyboard('{ArrowDown}')
  await hasFocus(page.getByRole('menuitem', { name: /^Available/ }))
  await userEvent.keyboard('{Enter}')
  await hasFocus(page.getByRole('button', { name: /^Presence/ }))

  gateway.ring({ text: 'Một' })
  await expect.element(page.getByRole('alertdialog')).toBeVisible()
  await userEvent.keyboard('{Shift>}D{/Shift}')
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()

  const { contact } = gateway.ring({ text: 'Hai' })
  await expect.element(page.getByRole('alertdialog')).toBeVisible()
  await userEvent.keyboard('a')
  await hasFocus(page.getByRole('textbox', { name: /^Reply/ }))
  await userEvent.keyboard('ae1{Enter}')
  await until(() => gateway.commands.some((command) => command.t === 'say' && command.text === 'ae1'))

  focused()?.blur()
  await userEvent.keyboard('n')
  await hasFocus(page.getByRole('textbox', { name: /^Note/ }))
  focused()?.blur()
  await userEvent.keyboard('r')
  await hasFocus(page.getByRole('textbox', { name: /^Reply/ }))
  focused()?.blur()
  await userEvent.keyboard('e')
  await expect.element(page.getByRole('radiogroup', { name: /^Disposition/ })).toBeVisible()
  await userEvent.keyboard('2{Control>}{Enter}{/Control}')
  await expect.element(page.getByText(/This contact is closed\./)).toBeVisible()
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'finish', stream: contact, disposition: 'address' })
})

test('lists its keys, and can be told to leave single ones alone', async () => {
  const { gateway } = await sitAvailable()
  await userEvent.keyboard('?')
  await expect.element(page.getByRole('dialog', { name: /^Keyboard shortcuts/ })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('checkbox', { name: /^Use single-key shortcuts/ }).click()
  await page.getByRole('button', { name: /^Done/ }).click()
  gateway.ring({ text: 'Hello' })
  await expect.element(page.getByRole('alertdialog')).toBeVisible()
  await userEvent.keyboard('a')
  expect(gateway.commands.map((command) => command.t)).not.toContain('accept')
})

test('moves in the list by arrows, with one stop for Tab', async () => {
  const { gateway } = await sitInChat()
  gateway.ring({ text: 'Hai' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await until(() => rows().length === 2)
  expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1)
  rows()[0]?.focus()
  await userEvent.keyboard('{ArrowDown}')
  await until(() => focused() === rows()[1])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.elementLocator(rows()[1] as HTMLElement)).toHaveAttribute('aria-current', 'true')
})

function rows(): HTMLElement[] {
  return deepQuery(document, '.item').filter((element) => element.dataset['contact'] !== undefined)
}
