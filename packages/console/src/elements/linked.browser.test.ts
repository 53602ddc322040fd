import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sitInChat } from '../testing/seated.js'
import { axeFaults } from '../testing/see.js'

test('addresses of the web that somebody wrote can be opened, whole as they are read; nothing else becomes a link', async () => {
  const one = await sitInChat()
  const words = 'See https://shop.example/a?b=1, <b>x</b> javascript:alert(1) (http://b.example).'
  one.gateway.tell(one.contact, { type: 'message_sent', from: 'visitor', text: words })
  const link = page.getByRole('link', { name: 'https://shop.example/a?b=1', exact: true })
  await expect.element(link).toBeVisible()
  await expect.element(link).toHaveAttribute('href', 'https://shop.example/a?b=1')
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc')
  await expect.element(page.getByText(words, { exact: true }).last()).toBeVisible()
  const log = page.getByRole('log')
  expect(
    log
      .getByRole('link')
      .elements()
      .map(({ textContent }) => textContent),
  ).toEqual(['https://shop.example/a?b=1', 'http://b.example'])
  expect(await axeFaults()).toEqual([])
})
