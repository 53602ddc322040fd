import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import type { Blocked, BlockedApi } from './blocked-api.js'
import { ConsoleBlocked } from './blocked-page.js'

const lan: Blocked = {
  visitor: '0190aaaa-0000-4000-9000-000000000001',
  name: 'Lê Thị Lan',
  email: 'lan@example.com',
  contact: '0190bbbb-0000-7000-9000-000000000001',
  reason: '<b>insults</b> the agents',
  byName: 'Nguyễn Bình',
  at: Date.UTC(2026, 10, 3, 4, 5),
}
const nameless: Blocked = {
  ...lan,
  visitor: '0190aaaa-0000-4000-9000-0000000000ff',
  name: null,
  email: null,
  byName: null,
}

function show(lists: readonly (readonly Blocked[] | null)[], language: 'en' | 'vi' = 'en'): string[] {
  const unblocked: string[] = []
  const left = [...lists]
  const api: BlockedApi = {
    list: () => Promise.resolve(left.length > 1 ? (left.shift() ?? null) : (left[0] ?? null)),
    unblock: (visitor) => Promise.resolve(unblocked.push(visitor) > 0),
  }
  const element = Object.assign(new ConsoleBlocked(), { phrases: language === 'vi' ? vi : en, api })
  const main = document.createElement('main')
  main.append(element)
  document.body.append(main)
  return unblocked
}

afterEach(() => document.querySelector('main')?.remove())

test('tells who is blocked, why, since when and by whom, as text', async () => {
  show([[lan, nameless]])
  await expect.element(page.getByText('Lê Thị Lan')).toBeVisible()
  const [known, unknown] = page.getByRole('listitem').elements()
  expect(known?.textContent).toContain('<b>insults</b> the agents')
  expect(known?.textContent).toContain('by Nguyễn Bình')
  expect(known?.textContent).toContain('lan@example.com')
  expect(unknown?.textContent).toContain('somebody who is no longer known')
  expect(await axeFaults()).toEqual([])
})

test('lets one in again when asked twice, by the keyboard', async () => {
  const unblocked = show([[lan], []])
  await page.getByRole('button', { name: 'Unblock: Lê Thị Lan' }).click()
  expect(unblocked).toEqual([])
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('Nobody is blocked')).toBeVisible()
  await expect.element(page.getByRole('status')).toHaveTextContent('Lê Thị Lan may write again.')
  expect(unblocked).toEqual([lan.visitor])
})

test('says that it could not be read, and reads again', async () => {
  show([null, [lan]], 'vi')
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await expect.element(page.getByRole('button', { name: 'Bỏ chặn: Lê Thị Lan' })).toBeVisible()
  expect(await axeFaults()).toEqual([])
})
