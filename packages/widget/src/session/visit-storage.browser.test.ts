import { afterEach, expect, test, vi } from 'vitest'
import { browserVisits } from './visit-storage.js'

const contact = '018f3c5e-7b1a-7c00-8000-00000000000a'
afterEach(() => {
  vi.restoreAllMocks()
  sessionStorage.clear()
})

const refuse = (): never => {
  throw new DOMException('off', 'SecurityError')
}

test('a draft is kept over a reload for its contact alone', () => {
  browserVisits('shop').saveDraft('half a sent', contact)
  expect(browserVisits('shop').loadDraft(contact)).toBe('half a sent')
  expect(browserVisits('shop').loadDraft()).toBe('')
  expect(browserVisits('shop').loadDraft(contact.replace(/a$/, 'b'))).toBe('')
  expect(browserVisits('other').loadDraft(contact)).toBe('')
})

test('before there is a contact it is kept as well, spaces and all', () => {
  browserVisits('shop').saveDraft('  two  words')
  expect(browserVisits('shop').loadDraft()).toBe('  two  words')
  browserVisits('shop').saveDraft('')
  expect(sessionStorage.length).toBe(0)
})

test('with storage off it is in memory', () => {
  for (const name of ['getItem', 'setItem', 'removeItem'] as const)
    vi.spyOn(Storage.prototype, name).mockImplementation(refuse)
  const visits = browserVisits('shop')
  visits.saveDraft('half a sent', contact)
  expect(visits.loadDraft(contact)).toBe('half a sent')
})
