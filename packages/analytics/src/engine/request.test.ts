import { expect, test } from 'vitest'
import { readRequest } from './request.js'

const read = (
  search: string,
  headers: Record<string, string> = {},
  body = '',
): ReturnType<typeof readRequest> => readRequest(new URL(`http://engine/?${search}`), headers, body)

test('parameters, settings and words of the protocol are told apart', () => {
  const search =
    'query=SELECT+1&param_a=x%0A&max_threads=2&query_id=q&database=d&wait_end_of_query=1&enable_http_compression=1'
  expect(read(search)).toMatchObject({
    request: {
      query: 'SELECT 1',
      params: { a: 'x\n' },
      settings: { max_threads: '2' },
      queryId: 'q',
      database: 'd',
      compress: true,
    },
  })
})

test('a body follows the query of the address, or is the query', () => {
  expect(read('query=INSERT+INTO+t+FORMAT+TSV', {}, '1\n')).toMatchObject({
    request: { query: 'INSERT INTO t FORMAT TSV\n1\n' },
  })
  expect(read('', {}, 'SELECT 1')).toMatchObject({
    request: { query: 'SELECT 1', defaultFormat: 'TabSeparated' },
  })
})

test('who asks comes from the header, from the headers of ClickHouse, or from the address', () => {
  const who = { user: 'me', password: 'a:b' }
  const authorization = `Basic ${Buffer.from('me:a:b').toString('base64')}`
  expect(read('', { authorization })).toMatchObject({ request: who })
  expect(read('', { 'x-clickhouse-user': 'me', 'x-clickhouse-key': 'a:b' })).toMatchObject({ request: who })
  expect(read('user=me&password=a:b')).toMatchObject({ request: who })
  expect(read('')).toMatchObject({ request: { user: null, password: null } })
})

test('what would change the answer and is not done is refused by name', () => {
  expect(read('session_id=x')).toEqual({ unsupported: 'session_id' })
  expect(read('compress=1')).toEqual({ unsupported: 'compress' })
  expect(read('compress=0')).toHaveProperty('request')
})
