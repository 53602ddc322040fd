import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { logIn } from '../../../../test/support/rest.js'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly 'x-roles'?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: object }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: object }>> }
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >
}

let gateway: Awaited<ReturnType<typeof useGateway>>
let description: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
let operations: readonly (readonly [string, Operation])[]

beforeAll(async () => {
  gateway = await useGateway()
  description = (await (await fetch(`${gateway.url}/api/v1/openapi.json`)).json()) as typeof description
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  )
})
afterAll(() => gateway.close())

test('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(description) as Record<string, unknown>)
  expect([valid, errors]).toEqual([true, undefined])
  expect(validator.version).toBe('3.1')
})

test('every operation says what it is, who may call it, what it takes and all that it may answer', () => {
  const lacking = operations.flatMap(([name, operation]) => {
    const {
      summary = '',
      operationId = '',
      tags = [],
      security,
      responses = {},
      parameters = [],
      requestBody,
    } = operation
    const named = [...name.matchAll(/\{(\w+)\}/g)].map(([, one]) => one)
    const told = parameters.filter((one) => one.in === 'path').map((one) => one.name)
    const errors = ['4XX', '5XX'].map((code) =>
      JSON.stringify(responses[code]?.content?.['application/json']?.schema ?? null),
    )
    const success = Object.keys(responses).filter((code) => /^[23]\d\d$/.test(code))
    return Object.entries({
      summary: summary !== '',
      operationId: operationId !== '',
      tag: tags.length === 1,
      security: security !== undefined,
      roles: (operation['x-roles'] ?? []).length > 0,
      path: named.length === told.length && named.every((one) => told.some((other) => other === one)),
      parameters: parameters.every((one) => one.schema !== undefined),
      body: Object.values(requestBody?.content ?? {}).every((one) => one.schema !== undefined),
      success: success.length > 0,
      errors: errors.every((schema) => schema.includes('Error')),
    }).flatMap(([what, is]) => (is ? [] : [`${name}: ${what}`]))
  })
  expect(lacking).toEqual([])
})

test('every operation is in docs/rest-api.md or in a page that it leads to', () => {
  const folder = join(import.meta.dirname, '../../../../docs')
  const rest = readFileSync(join(folder, 'rest-api.md'), 'utf8')
  const pages = [...rest.matchAll(/\]\(([a-z-]+\.md)/g)].map(([, name]) =>
    readFileSync(join(folder, name ?? ''), 'utf8'),
  )
  const text = [rest, ...pages].join('\n')
  const missing = operations.filter(([name]) => {
    const words = name
      .replace(/^\w+ \/api\/v1\//, '')
      .split('/')
      .filter((part) => !part.startsWith('{'))
    return !words.every((word) => text.includes(word))
  })
  expect(missing.map(([name]) => name)).toEqual([])
})

test('a key reads whatever its role may read, tells its last use, and changes nothing', async () => {
  const admin = await logIn(gateway.url, 'admin')
  const answer = await admin.send('POST', '/api/v1/api-keys', { name: 'All', role: 'admin', days: 1 })
  const { key } = (await answer.json()) as { key: string }
  const headers = { authorization: `Bearer ${key}`, origin: gateway.url, 'content-type': 'application/json' }
  const nobody = '00000000-0000-4000-8000-000000000000'
  const guarded = operations.filter(([, one]) => (one.security ?? []).length > 0)
  for (const [name, operation] of guarded) {
    const [method = '', path = ''] = name.split(' ')
    const wholePath = path.replaceAll(/\{\w+\}/g, nobody)
    const response = await fetch(gateway.url + wholePath, {
      method,
      headers,
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    const { error } = (await response.json()) as { error?: { code: string } }
    const may = operation['x-roles']?.includes('admin') === true
    const bears = operation.security?.some((one) => 'key' in one) === true
    if (method !== 'GET') expect([name, bears, error?.code]).toEqual([name, false, 'not_logged_in'])
    else if (may)
      expect([name, bears, ['not_logged_in', 'not_allowed'].includes(error?.code ?? '')]).toEqual([
        name,
        true,
        false,
      ])
    else expect([name, error?.code]).toEqual([name, 'not_allowed'])
  }
  const { apiKeys } = await admin.get<{ apiKeys: { lastUsedAt: number | null }[] }>('/api/v1/api-keys')
  expect(apiKeys[0]?.lastUsedAt).toEqual(expect.any(Number))
})
