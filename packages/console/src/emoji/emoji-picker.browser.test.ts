import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults, hasFocus, until } from '../testing/see.js'

beforeEach(() => localStorage.clear())

const reply = page.getByRole('textbox', { name: /^Reply/ })
const search = page.getByRole('searchbox', { name: 'Search emoji' })
const sign = (name: string) => page.getByRole('gridcell').getByRole('button', { name, exact: true })

test('an emoji is found by its name with the keyboard alone, and stands where the caret was', async () => {
  const one = await sitInChat()
  await userEvent.fill(reply, 'Thank you!')
  ;(reply.element() as HTMLTextAreaElement).setSelectionRange(9, 9)
  ;(page.getByRole('button', { name: 'Emoji' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await hasFocus(search)
  await expect.element(sign('grinning face')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('folded hands')
  await expect.element(sign('folded hands')).toBeVisible()
  await expect.element(sign('grinning face')).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await expect.element(reply).toHaveValue('Thank you🙏!')
  await hasFocus(reply)
  await expect.element(search).not.toBeInTheDocument()
  await userEvent.keyboard('{Enter}')
  await until(() => one.gateway.commands.some((each) => each.t === 'say' && each.text === 'Thank you🙏!'))
})

test('what was chosen last is there first; groups and arrows lead to the others, and Escape back', async () => {
  await sitInChat()
  const open = page.getByRole('button', { name: 'Emoji' })
  await userEvent.click(open)
  await userEvent.click(sign('grinning face'))
  await expect.element(reply).toHaveValue('😀')
  await userEvent.click(open)
  await expect.element(page.getByRole('grid', { name: 'Chosen last' })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Animals and nature' }))
  await expect.element(sign('monkey face')).toBeVisible()
  await userEvent.click(search)
  await userEvent.keyboard('{ArrowDown}')
  await hasFocus(sign('monkey face'))
  await userEvent.keyboard('{ArrowRight}')
  await hasFocus(sign('monkey'))
  // A letter on a cell is no key of the desk.
  await userEvent.keyboard('e')
  await userEvent.keyboard('{ArrowUp}')
  await hasFocus(search)
  await userEvent.keyboard('{Escape}')
  await expect.element(search).not.toBeInTheDocument()
  await hasFocus(open)
  await expect.element(reply).toBeVisible()
})
