import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import type { Person, PrivacyApi, Retention } from './privacy-api.js'
import { AdminPrivacy } from './privacy-page.js'
import { adminEn } from './words-en.js'
import { adminVi } from './words-vi.js'

const days = { messages: 365, notes: null, comments: null, pages: 30, files: null, identity: null }

const fine = <T>(value: T) => Promise.resolve({ ok: true as const, value })

/** A gateway that knows one person and writes down what it is asked for. */
function gateway(person: Person): { api: PrivacyApi; asked: unknown[] } {
  const asked: unknown[] = []
  let kept: Retention = { rev: 4, days, aligned: true }
  return {
    asked,
    api: {
      retention: () => fine(kept),
      changeRetention(rev, wanted) {
        asked.push({ rev, days: wanted })
        kept = { rev: rev + 1, days: wanted, aligned: false }
        return fine(kept)
      },
      runs: () => fine({ runs: [{ at: 1_795_000_000_000, counts: { messages: 12 } }] }),
      find: ({ value }) =>
        value === 'an@example.com'
          ? fine(person)
          : Promise.resolve({ ok: false as const, code: 'not_found' as const, faults: [] }),
      erase(sought) {
        asked.push(sought)
        return fine({})
      },
      handOut: () => Promise.resolve(null),
    },
  }
}

function show(api: PrivacyApi, language: 'en' | 'vi' = 'en'): void {
  const words = language === 'vi' ? adminVi : adminEn
  const phrases = language === 'vi' ? vi : en
  const main = document.createElement('main')
  const title = Object.assign(document.createElement('h1'), { textContent: words.title })
  main.append(title, Object.assign(new AdminPrivacy(), { api, words, phrases }))
  document.body.append(main)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
beforeEach(() => document.body.replaceChildren())

test('days are saved as they stand, an empty field as for ever, and what is no number is told at its field', async () => {
  const { api, asked } = gateway({ visitors: ['v'], contacts: [] })
  show(api)
  await expect.element(page.getByLabelText('Messages')).toHaveValue('365')
  await page.getByLabelText('Notes of agents').fill('soon')
  await button('Save').click()
  await expect.element(page.getByText('Whole days, from 1 to 36500, or nothing.')).toBeVisible()
  expect(asked).toEqual([])
  expect(await axeFaults()).toEqual([])
  await page.getByLabelText('Notes of agents').fill('90')
  await page.getByLabelText('Addresses of pages').fill('')
  await button('Save').click()
  await expect.element(page.getByText('Saved.')).toBeVisible()
  await expect.element(page.getByText(/being dated anew/)).toBeVisible()
  expect(asked).toEqual([{ rev: 4, days: { ...days, notes: 90, pages: null } }])
})

test('nobody is erased without being asked twice, nor while a contact goes on', async () => {
  const { api, asked } = gateway({ visitors: ['v', 'w'], contacts: [{ id: 'c', over: true }] })
  show(api)
  await page.getByLabelText('Which one').fill('bo@example.com')
  await button('Find').click()
  await expect.element(page.getByText('There is nobody like that.')).toBeVisible()
  await page.getByLabelText('Which one').fill('an@example.com')
  await button('Find').click()
  await expect.element(page.getByText('2 visitors, 1 contacts')).toBeVisible()
  await button('Erase').click()
  expect(asked).toEqual([])
  expect(await axeFaults()).toEqual([])
  await button('Erase for good').click()
  await expect.element(page.getByText('Erased.', { exact: true })).toBeVisible()
  expect(asked).toEqual([{ by: 'email', value: 'an@example.com' }])
})

test('in Vietnamese, with a contact that goes on', async () => {
  const { api } = gateway({ visitors: ['v'], contacts: [{ id: 'c', over: false }] })
  show(api, 'vi')
  await page.getByLabelText('Giá trị').fill('an@example.com')
  await button('Tìm').click()
  await expect.element(button('Xoá')).toBeDisabled()
  expect(await axeFaults()).toEqual([])
})
