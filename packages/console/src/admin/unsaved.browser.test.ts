import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { AdminUnsaved } from './unsaved.js'
import { adminEn } from './words-en.js'

afterEach(() => document.body.replaceChildren())

test('who asks again at once gets an answer of its own: the one before does not give it away', async () => {
  const unsaved = new AdminUnsaved()
  unsaved.words = adminEn
  document.body.append(unsaved)
  await unsaved.updateComplete
  const first = unsaved.ask()
  page.getByRole('button', { name: 'Keep editing' }).element().dispatchEvent(new MouseEvent('click'))
  const second = unsaved.ask()
  expect(await first).toBe(false)
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await second).toBe(true)
  const third = unsaved.ask()
  unsaved.renderRoot.querySelector('dialog')?.close()
  expect(await third).toBe(false)
})
