import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './passwords.js'

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

test('a password is known by its PHC string, another is not', async () => {
  const stored = await hashPassword('mật khẩu')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword('mật khẩu', stored)).toBe(true)
  expect(await verifyPassword('mat khau', stored)).toBe(false)
})

test('the same password has another string each time', async () => {
  expect(await hashPassword('demo')).not.toBe(await hashPassword('demo'))
})

test('a string that was made at another cost is still known', async () => {
  const options = { message: 'demo', nonce: 'somesalt', memory: 64, passes: 3, parallelism: 2, tagLength: 24 }
  const digest = argon2Sync('argon2id', options)
  const stored = `$argon2id$v=19$m=64,t=3,p=2$${unpadded(Buffer.from('somesalt'))}$${unpadded(digest)}`
  expect(await verifyPassword('demo', stored)).toBe(true)
  expect(await verifyPassword('Demo', stored)).toBe(false)
})

test('nobody has a password', async () => {
  expect(await verifyPassword('demo', null)).toBe(false)
})
