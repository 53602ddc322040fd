import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'
import { sound } from './sound.js'

let panel: PanelPage | undefined
afterEach(() => {
  panel?.end()
  panel = undefined
  localStorage.clear()
  vi.restoreAllMocks()
})

/** Notes that are played; the browser's own sound goes on underneath. */
function heard(): { readonly notes: number } {
  const start = vi.spyOn(OscillatorNode.prototype, 'start')
  return {
    get notes() {
      return start.mock.calls.length
    },
  }
}

const pressed = () => vi.spyOn(navigator.userActivation, 'hasBeenActive', 'get')

test('a message that nobody looks at is heard once in all tabs, and one that was read meanwhile is not', async () => {
  pressed().mockReturnValue(true)
  const all = heard()
  await sound.ring(() => 0)
  expect(all.notes).toBe(0)
  await Promise.all([sound.ring(() => 1), sound.ring(() => 1), sound.ring(() => 1)])
  expect(all.notes).toBe(1)
})

test('before the visitor has pressed anything nothing sounds', async () => {
  pressed().mockReturnValue(false)
  const all = heard()
  await sound.ring(() => 1)
  expect(all.notes).toBe(0)
})

test('the visitor switches it off at the start, and it stays off', async () => {
  pressed().mockReturnValue(true)
  panel = panelPage(en)
  panel.widget.open('chat')
  await panel.write('Hello')
  await expect.element(page.getByText(en.sent, { exact: true })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: en.back }))
  const toggle = page.getByRole('switch', { name: 'Sound on new messages' })
  await expect.element(toggle).toBeChecked()
  expect(await panel.faults()).toEqual([])
  await userEvent.click(toggle)
  const all = heard()
  await sound.ring(() => 1)
  expect(all.notes).toBe(0)
  await userEvent.click(toggle)
  await sound.ring(() => 1)
  expect(all.notes).toBe(1)
})
