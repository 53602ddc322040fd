import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, focused, hasFocus, hasText, until } from '../testing/see.js'

const reply = page.getByRole('textbox', { name: /^Reply/ })
const open = page.getByRole('button', { name: 'Link to an article' })
const search = page.getByRole('combobox', { name: /^Search the articles/ })
const option = (name: RegExp) => page.getByRole('option', { name })
const written = ['Returns', 'Delivery <b>times</b>'].map((title, n) => ({
  id: String(n),
  title,
  excerpt: `All about ${title.toLowerCase()}`,
  language: n === 0 ? 'en' : null,
  url: `https://support.example/articles/${String(n)}`,
}))

test('an article is searched for by the keyboard alone, and its link stands where the caret was', async () => {
  const one = await sitInChat()
  one.api.desk.written = written
  await userEvent.fill(reply, 'Please read')
  ;(open.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await hasFocus(search)
  await expect.element(option(/^Delivery <b>times<\/b>/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('unicorn')
  await expect.element(page.getByText('No published article has these words.')).toBeVisible()
  await userEvent.fill(search, 'times')
  await expect.element(option(/^Delivery/)).toHaveAttribute('aria-selected', 'true')
  await expect.element(option(/^Returns/)).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await expect
    .element(reply)
    .toHaveValue('Please read Delivery <b>times</b>: https://support.example/articles/1 ')
  await hasFocus(reply)
})

test('a slash finds articles as well as saved replies; they are told apart, and one is put in its place', async () => {
  const one = await sitInChat()
  one.api.desk.written = written
  one.api.desk.canned = [{ id: '1', title: 'Returns', text: 'Send it back.', language: null, brand: null }]
  ;(reply.element() as HTMLElement).focus()
  await userEvent.keyboard('/')
  await expect.element(option(/Send it back/)).toBeVisible()
  await userEvent.keyboard('return')
  await expect.element(page.getByRole('group', { name: 'Articles' })).toBeVisible()
  await expect.element(option(/All about returns/)).toBeVisible()
  // Before the answer to the whole word is there, Enter chooses no article.
  await expect
    .element(page.getByRole('listbox', { name: 'Saved replies' }))
    .toHaveAttribute('aria-busy', 'false')
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(option(/All about returns/)).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await expect.element(reply).toHaveValue('Returns: https://support.example/articles/0')
})

test('the palette opens it; that there are none, and that none can be had, is said', async () => {
  const one = await sitInChat()
  focused()?.blur()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('combobox', { name: /^Find or do/ })).toBeVisible()
  await userEvent.keyboard('link to an')
  await expect.element(option(/^Link to an article/)).toHaveAttribute('aria-selected', 'true')
  await userEvent.keyboard('{Enter}')
  await hasFocus(search)
  await hasText(page.getByRole('dialog', { name: 'Link to an article' }), /no published articles/)
  one.api.desk.down = true
  await userEvent.keyboard('x')
  await hasText(page.getByRole('dialog', { name: 'Link to an article' }), /cannot be searched/)
  await userEvent.keyboard('{Escape}')
  await hasFocus(open)
  await until(() => search.query() === null)
})
