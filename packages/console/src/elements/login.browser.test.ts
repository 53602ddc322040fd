import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { reload, sit, sitAvailable } from '../testing/seated.js'
import { axeFaults, hasFocus, hasText } from '../testing/see.js'

test('a wrong password is said in words at the field, which has the focus', async () => {
  sit({ session: false })
  await page.getByRole('textbox', { name: /^Tenant/ }).fill('demo')
  await page.getByRole('textbox', { name: /^User/ }).fill('agent')
  await page.getByLabelText(/^Password/).fill('wrong')
  await page.getByRole('button', { name: /^Log in/ }).click()
  await hasText(page.getByRole('alert'), /not right/)
  await hasFocus(page.getByLabelText(/^Password/))
  await expect.element(page.getByLabelText(/^Password/)).toHaveAttribute('aria-invalid', 'true')
  expect(await axeFaults()).toEqual([])
})

test('what is missing is named, and the first such field has the focus', async () => {
  sit({ session: false })
  await page.getByRole('button', { name: /^Log in/ }).click()
  await hasFocus(page.getByRole('textbox', { name: /^Tenant/ }))
  await hasText(page.getByRole('alert'), /contact centre/)
})

test('who logs in sits at the desk, and logging out leads back, offline', async () => {
  const { gateway } = sit({ session: false })
  await page.getByRole('textbox', { name: /^Tenant/ }).fill('demo')
  await page.getByRole('textbox', { name: /^User/ }).fill('agent')
  await page.getByLabelText(/^Password/).fill('demo')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('button', { name: /^Presence/ }).click()
  await page.getByRole('menuitem', { name: /^Available/ }).click()
  await hasText(page.getByRole('button', { name: /^Presence/ }), /Available/)
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('button', { name: /^Log out/ }).click()
  await expect.element(page.getByRole('textbox', { name: /^Tenant/ })).toHaveValue('demo')
  expect(gateway.commands.at(-1)).toMatchObject({ t: 'presence', presence: 'offline' })
})

test('a session that has ended leads to the log-in with a reason', async () => {
  const { api, gateway } = await sitAvailable()
  api.session = false
  gateway.cut(4503)
  await hasText(page.getByRole('status'), /You were logged out/)
})

test('without an answer the page says so, and tries again when asked', async () => {
  const one = sit({ session: false })
  one.api.down = true
  reload(one)
  await hasText(page.getByRole('alert'), /cannot be reached/)
  expect(await axeFaults()).toEqual([])
  one.api.down = false
  await page.getByRole('button', { name: /^Try again/ }).click()
  await expect.element(page.getByRole('button', { name: /^Log in/ })).toBeVisible()
})

test('nobody is told to be out while the session may still stand', async () => {
  const { api } = await sitAvailable()
  api.down = true
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('button', { name: /^Log out/ }).click()
  await expect.element(page.getByText(/The console cannot be reached/)).toBeVisible()
  api.down = false
  await page.getByRole('button', { name: /^Try again/ }).click()
  await expect.element(page.getByRole('button', { name: /^Presence/ })).toBeVisible()
})
