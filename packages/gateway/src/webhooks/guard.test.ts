import { expect, test } from 'vitest'
import { createGuard } from './guard.js'

const strict = createGuard({ networks: [], demo: false })

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'ff02::1',
  'localhost',
  '',
])('%s is not called', (address) => {
  expect(strict(address, 'https:')).toBe(false)
})

test('public addresses are called, by https alone', () => {
  for (const address of ['93.184.216.34', '2606:2800:220:1::1']) {
    expect([address, strict(address, 'https:'), strict(address, 'http:')]).toEqual([address, true, false])
  }
})

test('a network that is named is open, and nothing beside it', () => {
  const guard = createGuard({ networks: ['10.20.0.0/16', 'fd00::/64'], demo: false })
  expect(['10.20.255.1', 'fd00::7', '::ffff:10.20.0.1'].map((address) => guard(address, 'https:'))).toEqual([
    true,
    true,
    true,
  ])
  expect(['10.21.0.1', 'fd00:0:0:1::7', '127.0.0.1'].map((address) => guard(address, 'https:'))).toEqual([
    false,
    false,
    false,
  ])
  expect(guard('10.20.0.1', 'http:')).toBe(false)
})

test('a demo calls loopback, plainly as well, and no other private address', () => {
  const guard = createGuard({ networks: [], demo: true })
  expect(guard('127.0.0.1', 'http:')).toBe(true)
  expect(guard('::1', 'http:')).toBe(true)
  expect(guard('10.0.0.1', 'http:')).toBe(false)
  expect(guard('93.184.216.34', 'http:')).toBe(false)
})
