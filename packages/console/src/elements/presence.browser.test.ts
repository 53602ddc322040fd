import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sit, sitInChat } from '../testing/seated.js'
import { axeFaults, hasFocus } from '../testing/see.js'

const own = page.getByRole('button', { name: /^Presence/ })
const item = (name: RegExp) => page.getByRole('menuitem', { name })

test('a break has a reason, paid or not, and the reason shows', async () => {
  const { api, gateway } = sit()
  api.desk.reasons = [
    { code: 'lunch', labels: { en: 'Lunch', vi: 'Ăn trưa' }, paid: false },
    { code: 'coffee', labels: { en: 'Coffee' }, paid: true },
  ]
  await own.click()
  await expect.element(item(/^Coffee, paid/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await item(/^Lunch, unpaid/).click()
  await expect.element(own).toHaveAccessibleName(/^Presence: Break: Lunch/)
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'presence', presence: 'break', reason: 'lunch' })
})

test('with a contact in hand the next state is chosen in advance, by keyboard, and shows', async () => {
  const { gateway } = await sitInChat()
  await own.click()
  await hasFocus(item(/^Available/))
  await userEvent.keyboard('{End}{Enter}')
  await expect.element(page.getByRole('menuitemcheckbox')).toHaveAttribute('aria-checked', 'true')
  expect(await axeFaults()).toEqual([])
  await item(/^Training/).click()
  await expect.element(own).toHaveAccessibleName(/^Presence: Available, then Training/)
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'presence', presence: 'training', when: 'after_work' })
})
