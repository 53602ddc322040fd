import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'
import { vi } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

const choices = () => page.getByRole('group', { name: /Answers to choose|Các câu trả lời/ })
const said = () => panel.gateway.heard.filter((frame) => frame.t === 'say')

async function chat(words = en): Promise<void> {
  panel = panelPage(words)
  panel.widget.open('chat')
  await panel.write('Hello')
  await expect.element(page.getByText(words.sent, { exact: true })).toBeVisible()
  panel.gateway.join('Thảo')
}

function ask(): void {
  const replies = ['The blue one', '<b>Neither</b>']
  panel.gateway.say('Which one?\n• The blue one\n• <b>Neither</b>', 'Thảo', { words: 'Which one?', replies })
}

test.each([en, vi])(
  'in $tag a quick reply says its label, by the keyboard too, and the set is gone',
  async (words) => {
    await chat(words)
    ask()
    await expect.element(choices()).toBeVisible()
    await expect.element(page.getByText('Which one?', { exact: true })).toBeVisible()
    expect(await panel.faults()).toEqual([])
    const reply = page.getByRole('button', { name: '<b>Neither</b>', exact: true })
    ;(reply.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(said).toMatchObject([{ text: '<b>Neither</b>' }])
    await expect.poll(() => choices().query()).toBeNull()
    await expect.element(page.getByText('Which one?', { exact: true })).toBeVisible()
    expect(panel.host.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe(words.message)
  },
)

test('a set is retired by words of one’s own, by a newer set, and by the end', async () => {
  await chat()
  ask()
  await expect.element(choices()).toBeVisible()
  ask()
  await expect.poll(() => choices().elements().length).toBe(1)
  await panel.write('Something else')
  await expect.poll(() => choices().query()).toBeNull()
  ask()
  await expect.element(choices()).toBeVisible()
  panel.gateway.end()
  await expect.poll(() => choices().query()).toBeNull()
})

test('a card shows its title, words and links, which open elsewhere and only the web', async () => {
  await chat()
  const links = [
    { label: 'Track parcel', url: 'https://shop.example/track' },
    { label: 'Run', url: 'javascript:alert(1)' },
  ]
  panel.gateway.say('Vase', 'Thảo', { words: 'On its way', card: { title: 'Vase, 28 cm', links } })
  await expect.element(page.getByText('Vase, 28 cm')).toBeVisible()
  await expect.element(page.getByText('On its way')).toBeVisible()
  const track = page.getByRole('link', { name: 'Track parcel' })
  await expect.element(track).toHaveAttribute('href', 'https://shop.example/track')
  await expect.element(track).toHaveAttribute('rel', expect.stringContaining('noopener'))
  expect(page.getByText('Run').element().hasAttribute('href')).toBe(false)
  expect(await panel.faults()).toEqual([])
})

test('erased words leave neither card nor answers', async () => {
  await chat()
  panel.gateway.say(null, 'Thảo')
  await expect.element(page.getByText(en.erased)).toBeVisible()
})
