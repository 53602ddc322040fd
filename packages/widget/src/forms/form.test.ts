import { expect, test } from 'vitest'
import { formRules } from './form-rules.js'
import { blankForm } from '../views/blank.js'
import { filled } from './form.js'

const { faultsIn, faultsOfRefusal } = formRules

test.each([
  [{}, ['email', 'text'], { email: 'missing', text: 'missing' }],
  [{ email: ' ', text: 'x' }, ['email', 'text'], { email: 'missing' }],
  [{ email: 'baotran@', text: 'x' }, ['email', 'text'], { email: 'email' }],
  [{ email: 'a@b.vn', text: 'x' }, ['email', 'text'], {}],
  [{ email: 'a b@c.vn' }, [], { email: 'email' }],
  [{ phone: '0912' }, ['phone'], { phone: 'phone' }],
  [{ phone: '+84 (912) 345-678' }, ['phone'], {}],
  [{ phone: '1234567890123456' }, ['phone'], { phone: 'phone' }],
])('of %j, with %j needed, %j is wrong', (values, needed, faults) => {
  expect(faultsIn(values, needed)).toEqual(faults)
})

test('what is changed is no longer wrong, and the rest still is', () => {
  const form = { ...blankForm, faults: { email: 'email', text: 'missing', failed: 'failed' } } as const
  expect(filled(form, 'email', 'a@b.vn')).toEqual({
    values: { email: 'a@b.vn' },
    faults: { text: 'missing' },
    state: 'open',
  })
})

test.each([
  ['email_invalid', { email: 'email' }],
  ['left_too_often', { failed: 'tooOften' }],
  ['internal', { failed: 'failed' }],
])('the refusal %s is shown where it belongs', (code, faults) => {
  expect(faultsOfRefusal({ code })).toEqual(faults)
})
