import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitAvailable, sitInChat } from '../testing/seated.js'
import { axeFaults, hasFocus, hasText, until } from '../testing/see.js'

test('rings with its time left, is confirmed as shown once, and takes no focus', async () => {
  const { gateway } = await sitInChat()
  const reply = page.getByRole('textbox', { name: /^Reply/ })
  await reply.fill('Dạ có')
  const { offer } = gateway.ring({ text: 'The rear light came without its bracket.' })
  const dialog = page.getByRole('alertdialog', { name: /^Incoming chat/ })
  await hasText(dialog, /The rear light came without its bracket\./)
  await hasText(dialog, /Goes to the next agent in 0:(20|19)/)
  await hasFocus(reply)
  await until(() => gateway.commands.some((command) => command.t === 'shown' && command.offer === offer))
  await userEvent.keyboard(' ạ')
  await expect.element(reply).toHaveValue('Dạ có ạ')
  expect(document.title).toContain('Incoming chat')
  expect(gateway.commands.filter((command) => command.t === 'shown' && command.offer === offer)).toHaveLength(
    1,
  )
})

test('is not confirmed as shown while the tab is hidden, and is as soon as it is seen', async () => {
  const { gateway } = await sitAvailable()
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
  try {
    gateway.ring({ text: 'Hello' })
    await expect.element(page.getByRole('alertdialog')).toBeVisible()
    await new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    expect(gateway.commands.map((command) => command.t)).not.toContain('shown')
  } finally {
    Reflect.deleteProperty(document, 'visibilityState')
  }
  document.dispatchEvent(new Event('visibilitychange'))
  await until(() => gateway.commands.some((command) => command.t === 'shown'))
})

test('that runs out is gone by its fact, and the agent reads what to do', async () => {
  const { gateway } = await sitAvailable()
  const { contact } = gateway.ring({ text: 'Hello' })
  await expect.element(page.getByRole('alertdialog')).toBeVisible()
  gateway.expire(contact, 'expired')
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
  await expect.element(page.getByText(/You did not answer an offer/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: /^I am back/ }).click()
  await hasText(page.getByRole('button', { name: /^Presence/ }), /Available/)
})

test('that was never shown says that nobody is to blame', async () => {
  const { gateway } = await sitAvailable()
  const { contact } = gateway.ring({ text: 'Hello' })
  gateway.expire(contact, 'undelivered')
  await hasText(page.getByRole('button', { name: /^Presence/ }), /Not reachable/)
  await expect.element(page.getByText(/could not be shown to you/)).toBeVisible()
})

test('that was too late is refused in words, in its place', async () => {
  const { gateway } = await sitAvailable()
  gateway.refuseNext('accept', 'offer_expired')
  gateway.ring({ text: 'Hello' })
  await page.getByRole('button', { name: /^Answer/ }).click()
  await expect.element(page.getByRole('alert').getByText(/The offer had run out/)).toBeVisible()
  await page.getByRole('button', { name: /^Dismiss/ }).click()
  await expect.element(page.getByText(/The offer had run out/)).not.toBeInTheDocument()
})

test('that is declined or withdrawn is gone', async () => {
  const { gateway } = await sitAvailable()
  gateway.ring({ text: 'One' })
  await page.getByRole('button', { name: /^Decline/ }).click()
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
  const { contact } = gateway.ring({ text: 'Two' })
  await expect.element(page.getByRole('alertdialog')).toBeVisible()
  gateway.withdraw(contact)
  await expect.element(page.getByRole('alertdialog')).not.toBeInTheDocument()
})
