import { emojiGroups } from './emoji-groups.js'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en, vi } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

const active = () => panel.host.shadowRoot?.activeElement?.getAttribute('aria-label')

test.each([
  [en, 'slight smile', 'grin', 'thumbs up'],
  [vi, 'mỉm cười', 'cười tươi', 'đồng ý'],
] as const)(
  'in $0.tag emoji are chosen by the arrows and go where the caret is',
  async (words, first, third, thumb) => {
    panel = panelPage(words)
    panel.widget.open('chat')
    const box = page.getByRole('textbox', { name: words.message })
    await userEvent.fill(box, 'Hello you')
    ;(box.element() as HTMLTextAreaElement).setSelectionRange(5, 5)
    const smile = page.getByRole('button', { name: words.emoji })
    ;(smile.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('dialog', { name: words.emoji })).toBeVisible()
    await expect.element(smile).toHaveAttribute('aria-expanded', 'true')
    await expect.poll(active).toBe(first)
    expect(await panel.faults()).toEqual([])
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}')
    expect(active()).toBe(third)
    await expect.element(box).toHaveValue('Hello😀 you')
    // Three rows of the first grid, and then the next one.
    await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}')
    await expect.poll(active).toBe(thumb)
    await userEvent.keyboard('{Escape}')
    await expect.poll(active).toBe(words.message)
    expect(panel.host.shadowRoot?.querySelector('.panel')).not.toBeNull()
  },
)

test('every sign has a name of its own in each language, and the grids have no holes', () => {
  for (const language of ['en', 'vi'] as const) {
    const names = emojiGroups.flatMap(({ all }) => all.map((each) => each[language]))
    expect(new Set(names).size).toBe(names.length)
    expect(names.every((name) => name !== '')).toBe(true)
  }
  for (const { all } of emojiGroups) expect(all.length % 6).toBe(0)
})
