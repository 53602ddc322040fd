import { afterEach, beforeEach, expect, test, vi as mocked } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { panelPage } from '../testing/panel-page.js'
import type { PanelPage } from '../testing/panel-page.js'
import { en, vi } from '../testing/words.js'
import { helpWords } from '../words/tables/help.js'
import type { Words } from '../words/words.js'

const refund = '018f3c5e-7b1a-4c00-8000-00000000000b'
const articles = [
  { id: refund, title: 'Refunds', text: 'Money comes back within five days.' },
  { id: '018f3c5e-7b1a-4c00-8000-00000000000c', title: 'Where is my parcel?', text: 'Look at the number.' },
]
const blocks = [
  { is: 'paragraph', pieces: [{ text: 'Money comes <b>back</b>', strong: true }, { text: ' soon. ' }] },
  {
    is: 'list',
    numbered: true,
    items: [[{ text: 'Pack it' }], [{ text: 'Our rules', href: 'https://shop.example/rules' }]],
  },
  { is: 'paragraph', pieces: [{ text: 'press', href: 'javascript:alert(1)' }] },
  { is: 'code', text: '<script>' },
]

let panel: PanelPage
let reachable = true
const asked: URL[] = []

/** Answers as the gateway does, for what the panel asks of articles. */
async function answer(address: string): Promise<Response> {
  if (!reachable) throw new TypeError('Failed to fetch')
  const url = new URL(address)
  asked.push(url)
  const [, id] = /knowledge\/(.+)$/.exec(url.pathname) ?? []
  if (id !== undefined) {
    const found = articles.find((one) => one.id === id)
    return found === undefined ? Response.json({}, { status: 404 }) : Response.json({ ...found, blocks })
  }
  const words = url.searchParams.get('words')!.toLowerCase()
  const found = articles.filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(words))
  return Response.json({ articles: found.map(({ text, ...one }) => ({ ...one, excerpt: text })) })
}

beforeEach(() => {
  reachable = true
  asked.length = 0
  mocked.stubGlobal('fetch', answer)
})
afterEach(() => {
  panel.end()
  mocked.unstubAllGlobals()
})

async function openHelp(words: Words): Promise<void> {
  panel = panelPage(words)
  panel.gateway.articles = articles
  panel.widget.open()
  await userEvent.click(page.getByRole('button', { name: words.searchHelp }))
  await expect.element(page.getByRole('button', { name: /^Refunds/ })).toBeVisible()
}
const hasFocus = async (element: ReturnType<typeof page.getByRole>): Promise<void> =>
  expect.poll(() => panel.host.shadowRoot!.activeElement === element.query()).toBe(true)
const box = (words: Words) => page.getByRole('searchbox', { name: words.searchHelp })

test.each([en, vi])('help is found as one types, read as text, and left again ($tag)', async (words) => {
  await openHelp(words)
  await hasFocus(box(words))
  await userEvent.keyboard('number')
  await expect.element(page.getByRole('button', { name: /^Where is my parcel/ })).toBeVisible()
  await expect.element(page.getByRole('button', { name: /^Refunds/ })).not.toBeInTheDocument()
  await expect.element(page.getByText(helpWords(words.tag).count(1))).toBeInTheDocument()
  // What is typed in one go is sought once.
  expect(asked.map((url) => url.searchParams.get('words'))).toEqual(['', 'number'])
  expect(asked[1]!.searchParams.get('site')).toBe('demo-site')
  expect(await panel.faults()).toEqual([])

  await userEvent.clear(box(words))
  await userEvent.click(page.getByRole('button', { name: /^Refunds/ }))
  await hasFocus(page.getByRole('heading', { name: 'Refunds' }))
  await expect.element(page.getByText('Money comes <b>back</b>')).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: 'Our rules' }))
    .toHaveAttribute('rel', 'noopener noreferrer')
  expect(page.getByRole('link', { name: 'press' }).elements()).toEqual([])
  expect(await panel.faults()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: helpWords(words.tag).all }))
  await hasFocus(page.getByRole('button', { name: /^Refunds/ }))
  await userEvent.click(page.getByRole('button', { name: words.back }))
  await expect.element(page.getByText(words.writeHint)).toBeVisible()
})

test('nothing found is said, and so is a gateway that cannot be reached, which is tried again', async () => {
  await openHelp(en)
  await userEvent.fill(box(en), 'unicorn')
  await expect.element(page.getByText(helpWords('en').none('unicorn')).last()).toBeVisible()
  reachable = false
  await userEvent.fill(box(en), 'parcel')
  await expect.element(page.getByText(helpWords('en').failed).last()).toBeVisible()
  expect(await panel.faults()).toEqual([])
  reachable = true
  await userEvent.click(page.getByRole('button', { name: en.tryAgain }))
  await expect.element(page.getByRole('button', { name: /^Where is my parcel/ })).toBeVisible()
})

test('a link to an article in the conversation opens it in the panel; one that is gone says so', async () => {
  panel = panelPage(en)
  panel.widget.open('chat')
  await panel.write('Hello')
  await expect.element(page.getByText(en.queued)).toBeVisible()
  panel.gateway.join('Thảo')
  panel.gateway.say(`Read https://support.example/articles/${refund} please`)
  await userEvent.click(page.getByRole('link', { name: /articles/ }))
  await hasFocus(page.getByRole('heading', { name: 'Refunds' }))
  panel.widget.open('chat')
  panel.gateway.say('Or https://support.example/articles/018f3c5e-7b1a-4c00-8000-00000000000d')
  await userEvent.click(page.getByRole('link', { name: /00d$/ }))
  await expect.element(page.getByRole('heading', { name: helpWords('en').gone })).toBeVisible()
})

test('where the brand has published nothing, no search is offered', async () => {
  panel = panelPage(en)
  panel.widget.open()
  await expect.element(page.getByText(en.writeHint)).toBeVisible()
  expect(page.getByRole('button', { name: en.searchHelp }).elements()).toEqual([])
})
