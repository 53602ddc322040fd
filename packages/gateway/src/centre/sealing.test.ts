import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { createSealing } from './sealing.js'

const secret = 'a secret of at least thirty-two characters'
const sealing = createSealing(secret)

test('what was sealed opens again, and is never the same twice', () => {
  assert(
    property(string({ unit: 'grapheme' }), string(), (text, about) => {
      const sealed = sealing.seal(text, about)
      expect(sealing.open(sealed, about)).toBe(text)
      expect(sealing.seal(text, about)).not.toBe(sealed)
    }),
  )
})

test('by another key, at another place, or with one bit changed, nothing opens', () => {
  const sealed = sealing.seal('the word', 'here')
  expect(createSealing(`${secret}!`).open(sealed, 'here')).toBeNull()
  expect(sealing.open(sealed, 'there')).toBeNull()
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (const at of bytes.keys()) {
    const other = Buffer.from(bytes)
    other[at] = (other[at] ?? 0) ^ 1
    expect(sealing.open(`s1.${other.toString('base64url')}`, 'here')).toBeNull()
  }
  for (const odd of ['', 's1', 's1.', 's2.AAAA', 'the word']) expect(sealing.open(odd, 'here')).toBeNull()
})
