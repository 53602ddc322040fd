import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { createAdminApi } from './admin-api.js'
import { AdminForm } from './form.js'
import { adminEn } from './words-en.js'

const webhook = {
  id: 'w1',
  name: 'Orders',
  url: 'https://shop.example/hook',
  types: ['contact_started', 'from_a_newer_gateway'],
  brands: null,
  words: false,
  paused: false,
  rev: 3,
  archived: false,
}

const tick = (name: RegExp | string) => page.getByRole('checkbox', { name })

test('the facts of a webhook are ticked by name, one by one or a group at once', async () => {
  const asked: { types: string[] }[] = []
  const api = createAdminApi((_path, init) => {
    if (init?.method === 'PATCH') asked.push(JSON.parse(init.body as string) as { types: string[] })
    return Promise.resolve(Response.json(webhook))
  })
  const form = Object.assign(new AdminForm(), {
    words: adminEn,
    phrases: en,
    api,
    kind: 'webhooks',
    thing: webhook,
  })
  const main = document.createElement('main')
  main.append(Object.assign(document.createElement('h1'), { textContent: adminEn.title }), form)
  document.body.replaceChildren(main)
  await expect.element(tick(/^A contact begins/)).toBeChecked()
  await expect.element(tick('from_a_newer_gateway')).toBeChecked()
  await tick(/^A contact ends/).click()
  await page.getByText('E-mail', { exact: true }).click()
  await tick('All of these').nth(1).click()
  await expect.element(page.getByText('3 of 3')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await page.getByRole('button', { name: adminEn.save, exact: true }).click()
  await expect
    .poll(() => asked[0]?.types.toSorted())
    .toEqual([
      'contact_ended',
      'contact_started',
      'from_a_newer_gateway',
      'mail_failed',
      'mail_retried',
      'mail_sent',
    ])
})
