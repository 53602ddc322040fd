import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { createAdminApi } from './admin-api.js'
import type { ApiKey } from './admin-api.js'
import { AdminKeys } from './keys-page.js'
import { adminEn } from './words-en.js'

const now = Date.now()
const used: ApiKey = {
  id: 'k1',
  name: 'Warehouse',
  role: 'analyst',
  brands: null,
  expiresAt: now + 864_000_000,
  lastUsedAt: now - 120_000,
  revokedAt: null,
}

/** A gateway with a list of keys that changes as it is told to. */
function gateway(): { keys: ApiKey[]; wishes: unknown[]; api: ReturnType<typeof createAdminApi> } {
  const keys = [used]
  const wishes: unknown[] = []
  const api = createAdminApi((input, init) => {
    const path = input as string
    if (path.endsWith('/revoke')) keys[0] = { ...used, revokedAt: Date.now() }
    else if (init?.method === 'POST') {
      const wish = JSON.parse(init.body as string) as { name: string }
      wishes.push(wish)
      keys.push({ ...used, id: 'k2', name: wish.name, lastUsedAt: null })
      return Promise.resolve(Response.json({ key: 'sbk_only_once' }))
    }
    return Promise.resolve(Response.json({ apiKeys: keys }))
  })
  return { keys, wishes, api }
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
beforeEach(() => document.body.replaceChildren())

function show(api: ReturnType<typeof createAdminApi>): AdminKeys {
  const brands = [{ id: 'b1', name: 'Gốm Hiên', rev: 1, archived: false }]
  const element = Object.assign(new AdminKeys(), { words: adminEn, phrases: en, api, brands })
  const main = document.createElement('main')
  main.append(Object.assign(document.createElement('h1'), { textContent: adminEn.title }), element)
  document.body.append(main)
  return element
}

test('a key is made, its secret shown once, and how it is used and how long it lasts stands in the list', async () => {
  const { api, wishes } = gateway()
  const first = show(api)
  await expect.element(page.getByText(/used .*until/)).toBeVisible()
  await page.getByLabelText(adminEn.fields.name).fill('Data team')
  await button(adminEn.keys.make).click()
  await expect.element(page.getByText('sbk_only_once')).toBeVisible()
  await expect.element(page.getByText(/never used/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
  expect(wishes).toEqual([{ name: 'Data team', role: 'analyst', days: 90, brands: null }])
  first.closest('main')?.remove()
  show(api)
  await expect.element(page.getByText('Data team')).toBeVisible()
  expect(page.getByText('sbk_only_once').query()).toBeNull()
})

test('a key is revoked when asked twice', async () => {
  const { api, keys } = gateway()
  show(api)
  await button(`${adminEn.keys.revoke} Warehouse`).click()
  expect(keys[0]?.revokedAt).toBeNull()
  await button(`${adminEn.keys.revokeNow} Warehouse`).click()
  await expect.element(page.getByText(adminEn.keys.revoked, { exact: true })).toBeVisible()
  expect(await axeFaults()).toEqual([])
})
