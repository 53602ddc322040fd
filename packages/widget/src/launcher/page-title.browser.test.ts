import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en } from '../testing/words.js'

let panel: PanelPage
afterEach(() => panel.end())

test('what is unread is told in the title, whatever the page writes there, and taken back when it is read or the widget goes', async () => {
  panel = panelPage()
  panel.widget.open('chat')
  await panel.write('Hello')
  await expect.element(page.getByText(en.queued)).toBeVisible()
  panel.gateway.join('Thảo')
  panel.widget.close()
  panel.gateway.say('Hi')
  await expect.poll(() => document.title).toBe('(1) A shop')
  document.title = '(3) Another page'
  panel.gateway.say('Are you there?')
  await expect.poll(() => document.title).toBe('(2) (3) Another page')
  panel.widget.open('chat')
  await expect.poll(() => document.title).toBe('(3) Another page')
  panel.widget.close()
  panel.gateway.say('Bye')
  await expect.poll(() => document.title).toBe('(1) (3) Another page')
  panel.widget.end()
  expect(document.title).toBe('(3) Another page')
})
