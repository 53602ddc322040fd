import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitAvailable, sitInChat } from '../testing/seated.js'
import { pastContact } from '../testing/simulated-desk-api.js'
import { axeFaults, hasFocus, until } from '../testing/see.js'

const field = page.getByRole('combobox', { name: /^Find or do/ })
const option = (name: RegExp) => page.getByRole('option', { name })
const reply = page.getByRole('textbox', { name: /^Reply/ })

test('Ctrl+K while writing opens it, and Escape leads back to the word one was at', async () => {
  await sitInChat()
  await userEvent.keyboard('half{Control>}k{/Control}')
  await hasFocus(field)
  await expect.element(option(/^Close/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Escape}')
  await hasFocus(reply)
  await expect.element(reply).toHaveValue('half')
})

test('does what is typed, in either language and without marks', async () => {
  const { gateway } = await sitInChat()
  await userEvent.keyboard('{Control>}k{/Control}nghi{ArrowDown}{ArrowUp}')
  await expect.element(option(/^Break/)).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await until(() => gateway.commands.some((one) => one.t === 'presence' && one.presence === 'break'))
  await userEvent.keyboard('{Control>}k{/Control}note{Enter}')
  await hasFocus(page.getByRole('textbox', { name: /^Note/ }))
})

test('finds contacts by what was said, shows the words as text, and opens one', async () => {
  const { api, gateway } = await sitAvailable()
  const { contact } = gateway.ring({ text: 'Phí vận chuyển?' })
  const found = {
    contact: pastContact({ id: contact, name: 'Bùi Văn Chuyên' }),
    hit: {
      ...({ type: 'message_sent', from: 'visitor', name: null, at: 1 } as const),
      text: '<img src=x> phí vận chuyển',
      marks: [
        [16, 19],
        [20, 26],
      ] as const,
    },
  }
  api.desk.found.set('van chuyen', [found])
  await page.getByRole('button', { name: /^Find or do/ }).click()
  await userEvent.keyboard('van chuyen')
  await expect.element(option(/Bùi Văn Chuyên/)).toBeVisible()
  await expect.element(page.getByText('chuyển', { exact: true })).toBeVisible()
  await expect.element(option(/<img src=x> phí/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('log').getByText('Phí vận chuyển?')).toBeVisible()
  location.hash = ''
})

test('says that nothing was found, and that searching failed', async () => {
  const { api } = await sitAvailable()
  await userEvent.keyboard('{Control>}k{/Control}zzzz')
  await expect.element(page.getByText(/^Nothing is called so/)).toBeVisible()
  api.desk.down = true
  await userEvent.keyboard('y')
  await expect.element(page.getByText(/^Contacts cannot be searched/)).toBeVisible()
})
