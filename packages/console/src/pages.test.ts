import { expect, test } from 'vitest'
import { pageAt, pages, pagesOf } from './pages.js'
import { en } from './words/en.js'
import { vi } from './words/vi.js'

test('an address names a page of one’s role, and what stands behind it', () => {
  expect(pageAt('#desk/0190aaaa', 'agent')).toMatchObject({ page: { id: 'desk' }, rest: '0190aaaa' })
  expect(pageAt('#admin', 'admin')?.page.id).toBe('admin')
})

test('a page of another role is none: one begins at the own first page', () => {
  expect(pageAt('#admin', 'agent')?.page.id).toBe('desk')
  expect(pageAt('#nothing/x', 'agent')).toMatchObject({ page: { id: 'desk' }, rest: '' })
  expect(pageAt('', 'nobody')).toBeNull()
})

test('every page has a name of its own in every language, and somebody to see it', () => {
  for (const words of [en, vi]) {
    const names = pages.map(({ label }) => label(words))
    expect(new Set(names).size).toBe(pages.length)
    expect(names).not.toContain('')
  }
  expect(pages.filter(({ roles }) => roles.length === 0)).toEqual([])
  expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length)
  expect(pagesOf('admin').length).toBeGreaterThan(1)
})
