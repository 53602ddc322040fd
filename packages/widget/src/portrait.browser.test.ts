import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { type PanelPage, panelPage } from './testing/panel-page.js'

/** A picture that needs no gateway. */
const red =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192"><rect width="192" height="192" fill="red"/></svg>'
let panel: PanelPage
beforeEach(async () => {
  await page.viewport(320, 640)
  panel = panelPage()
  panel.widget.open('chat')
  await panel.write('Hello')
})
afterEach(() => {
  panel.end()
  sessionStorage.clear()
})

const portrait = (): HTMLElement | null =>
  panel.host.shadowRoot?.querySelector<HTMLElement>('.header .portrait') ?? null
const image = (): HTMLImageElement | null => portrait()?.querySelector('img') ?? null

test('the agent who joins is shown by the picture that the centre has of them', async () => {
  panel.gateway.join('Thảo', red)
  await expect.poll(() => image()?.naturalWidth).toBe(192)
  const [shown, whole] = [image()?.getBoundingClientRect(), portrait()?.getBoundingClientRect()]
  expect(shown?.toJSON()).toEqual(whole?.toJSON())
  expect(await panel.faults()).toEqual([])
})

test('where the picture cannot be had, or there is none, the initials are seen', async () => {
  panel.gateway.join('Thảo', '/nothing-here.webp')
  await expect.poll(() => image()?.hidden).toBe(true)
  expect(portrait()?.textContent.trim()).toBe('T')
  // The next one who joins has a picture again.
  panel.gateway.leave('Thảo')
  panel.gateway.join('An', red)
  await expect.poll(() => [image()?.hidden, image()?.naturalWidth]).toEqual([false, 192])
  panel.gateway.leave('An')
  panel.gateway.join('Minh')
  await expect.poll(() => portrait()?.textContent.trim()).toBe('M')
  expect(image()).toBeNull()
})
