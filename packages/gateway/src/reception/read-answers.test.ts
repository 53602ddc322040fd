import { describe, expect, test } from 'vitest'
import type { SiteForm } from './form-schema.js'
import { askedOf, askedWhenLeaving, readAnswers } from './read-answers.js'

const field = { required: false, labels: { en: 'Order', vi: 'Đơn hàng' } }
const form: SiteForm = {
  fields: [
    { ...field, key: 'name', kind: 'name', labels: {}, required: true },
    { ...field, key: 'email', kind: 'email', labels: {} },
    { ...field, key: 'order', kind: 'text' },
    {
      ...field,
      key: 'topic',
      kind: 'select',
      options: [
        { key: 'order', labels: { en: 'An order', vi: 'Đơn hàng' } },
        { key: 'other', labels: { en: 'Something else' } },
      ],
    },
  ],
  consent: { required: true, labels: { en: 'I agree' }, link: null },
}
const right = { name: 'Lan', consent: 'yes' }

describe('what is filled in', () => {
  test('is kept with what was asked, in the language of the visitor, and without what was not asked', () => {
    const given = { ...right, name: ' Lan \n Trần ', topic: 'order', order: 'VN-7741', made_up: 'x' }
    expect(readAnswers(form, given, 'vi-VN')).toEqual({
      consent: true,
      answers: [
        { key: 'name', kind: 'name', label: '', text: 'Lan Trần' },
        { key: 'order', kind: 'text', label: 'Đơn hàng', text: 'VN-7741' },
        { key: 'topic', kind: 'select', label: 'Đơn hàng', text: 'Đơn hàng' },
      ],
    })
  })

  test.each([
    [{ consent: 'yes' }, 'answer_missing', 'name'],
    [{ name: ' \u00a0 ', consent: 'yes' }, 'answer_missing', 'name'],
    [{ name: 'Lan' }, 'answer_missing', 'consent'],
    [{ ...right, consent: 'no' }, 'answer_missing', 'consent'],
    [{ ...right, email: 'lan@' }, 'answer_invalid', 'email'],
    [{ ...right, topic: 'An order' }, 'answer_invalid', 'topic'],
  ])('as %j is refused by %s, %s', (given, refused, at) => {
    expect(readAnswers(form, given, 'en')).toEqual({ refused, field: at })
  })
})

const keys = (asked: SiteForm | null): string[] | undefined => asked?.fields.map(({ key }) => key)

test('what the brand has signed is not asked, and of who leaves a message no name and address', () => {
  expect(keys(askedOf(form, { name: 'Lan', email: null }))).toEqual(['email', 'order', 'topic'])
  expect(keys(askedWhenLeaving(form))).toEqual(['order', 'topic'])
  const alone = { fields: form.fields.slice(0, 1), consent: null }
  expect(askedOf(alone, { name: 'Lan', email: null })).toBeNull()
  expect(askedWhenLeaving(alone)).toBeNull()
})
