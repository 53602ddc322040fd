import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './passwords.js'

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
  // The reference implementation's: argon2id, 64 KiB, 2 passes, "password" with the salt "somesalt".
  const stored = '$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$YiXEIEnXnE6OohNoXsu9UPjJe7bmCMvZ5BTEvPLyf6w'
  await expect(verifyPassword('wrong', stored)).resolves.toBe(false)
})

test('nobody has a password', async () => {
  expect(await verifyPassword('demo', null)).toBe(false)
})
