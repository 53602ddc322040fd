import { expect, test } from 'vitest'
import { createApi, dispositionName } from './api.js'

test('a disposition is called in the language that is read', () => {
  const one = { code: 'address', labels: { en: 'Address changed', vi: 'Đổi địa chỉ' } }
  expect(dispositionName(one, 'vi')).toBe('Đổi địa chỉ')
  expect(dispositionName(one, 'fr')).toBe('Address changed')
  expect(dispositionName({ code: 'address', labels: {} }, 'en')).toBe('address')
})

test.each([
  ['a refusal of ours', () => answer(401, { error: { code: 'login_failed' } }), 'login_failed'],
  ['an answer of a proxy', () => answer(502, 'Bad gateway', 'text'), 'unreachable'],
  ['a code of a newer gateway', () => answer(409, { error: { code: 'moon_full' } }), 'internal'],
  ['no network', () => Promise.reject(new TypeError('failed to fetch')), 'unreachable'],
])('%s is a code, never an exception', async (_, fetch, code) => {
  const api = createApi({ fetch, heard: () => {} })
  expect(await api.login({ tenant: 'demo', user: 'agent', password: 'x' })).toEqual({ ok: false, code })
})

test('requests are JSON of this origin, and each answer tells the time', async () => {
  const calls: [unknown, RequestInit | undefined][] = []
  const heard: number[] = []
  const api = createApi({
    fetch: (input, init) => {
      calls.push([input, init])
      return answer(200, { ticket: 't-1' })
    },
    heard: (at) => heard.push(at),
  })
  expect(await api.ticket()).toEqual({ ok: true, value: 't-1' })
  expect(calls[0]?.[0]).toBe('/api/v1/ws-ticket')
  expect(calls[0]?.[1]).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(heard).toEqual([Date.UTC(2026, 10, 24, 12)])
})

function answer(status: number, body: unknown, kind: 'json' | 'text' = 'json'): Promise<Response> {
  const headers = { date: 'Tue, 24 Nov 2026 12:00:00 GMT' }
  return Promise.resolve(
    new Response(kind === 'json' ? JSON.stringify(body) : String(body), { status, headers }),
  )
}
