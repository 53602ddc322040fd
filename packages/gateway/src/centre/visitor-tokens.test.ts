import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { createVisitorTokens } from './visitor-tokens.js'

const secret = 'a secret of at least thirty-two characters'
const tokens = createVisitorTokens(secret)
const claim = {
  tenant: 1,
  visitor: '0b0f7a3c-5d2e-4c1a-9d0e-1f2a3b4c5d6e',
  site: '8c1f7a3c-5d2e-4c1a-9d0e-1f2a3b4c5d6e',
}

test('a token says who, where and for how long', async () => {
  const read = await tokens.verify(await tokens.sign(claim))
  expect(read).toMatchObject(claim)
  expect(read).not.toBe('expired')
})

const body = (token: string): string => token.split('.')[1] ?? ''
const forged = async (): Promise<readonly [string, string][]> => {
  const real = await tokens.sign(claim)
  const other = await tokens.sign({ ...claim, visitor: claim.site })
  const payload = {
    tenant: 1,
    site: claim.site,
    sub: claim.visitor,
    iss: 'switchboard',
    aud: 'switchboard:visitor',
    exp: 4e9,
  }
  const [head, , signature] = real.split('.')
  const rawKey = new TextEncoder().encode(secret)
  return [
    ['another key', await createVisitorTokens(`${secret}!`).sign(claim)],
    [
      'the secret itself as key',
      await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(rawKey),
    ],
    ['no signature', new UnsecuredJWT(payload).encode()],
    ['the signature of another body', `${head}.${body(other)}.${signature}`],
    ['a cut signature', real.slice(0, -2)],
    ['nothing', ''],
    ['noise', 'a.b.c'],
  ]
}

test('what is not ours is nobody', async () => {
  for (const [name, token] of await forged()) {
    expect([name, await tokens.verify(token)]).toEqual([name, null])
    expect([name, await tokens.verifyToRenew(token)]).toEqual([name, null])
  }
})
