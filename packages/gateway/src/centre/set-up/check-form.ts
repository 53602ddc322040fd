import type { SiteForm } from '../../reception/form-schema.js'
import { type Fault, type Rule, fault } from './fault.js'
import { isLanguageTag } from './language-tag.js'

const most = { fields: 10, options: 12, label: 120 } as const
const own: readonly string[] = ['name', 'email', 'phone']

/** What is wrong with the form that a site asks first, each at its own field. */
export function formFaults(form: SiteForm | null): readonly Fault[] {
  if (form === null) return []
  const { fields, consent } = form
  return [
    ...(fields.length > most.fields ? [fault('form', 'fields_many', most.fields)] : []),
    ...fields.flatMap((field, index) => fieldFaults(field, `form.fields.${index}`, fields)),
    ...(consent === null ? [] : consentFaults(consent)),
  ]
}

type Field = SiteForm['fields'][number]

function fieldFaults(field: Field, at: string, all: readonly Field[]): readonly Fault[] {
  const { key, kind, labels, options = [] } = field
  const isOwn = own.includes(kind)
  const isTwice = all.some((other) => other !== field && other.key === key)
  const isReserved = key === 'consent' || (own.includes(key) && key !== kind)
  return [
    ...unless(/^[a-z0-9_]{1,40}$/.test(key) && !isReserved, `${at}.key`, 'code_characters'),
    // The gateway finds a name by its key as well.
    ...unless(!isOwn || key === kind, `${at}.key`, 'code_characters'),
    ...unless(!isTwice, `${at}.key`, 'field_twice'),
    ...labelFaults(labels, `${at}.labels`, isOwn ? 0 : 1),
    ...(kind === 'select' ? optionFaults(options, `${at}.options`) : []),
  ]
}

function optionFaults(options: NonNullable<Field['options']>, at: string): readonly Fault[] {
  const keys = options.map(({ key }) => key)
  return [
    ...unless(options.length >= 2 && options.length <= most.options, at, 'options_limits'),
    ...options.flatMap(({ key, labels }, index) => [
      ...unless(/^[a-z0-9_]{1,40}$/.test(key), `${at}.${index}.key`, 'code_characters'),
      ...unless(keys.indexOf(key) === index, `${at}.${index}.key`, 'field_twice'),
      ...labelFaults(labels, `${at}.${index}.labels`, 1),
    ]),
  ]
}

function consentFaults({ labels, link }: NonNullable<SiteForm['consent']>): readonly Fault[] {
  const isLink = link === null || (/^https?:\/\/\S+$/.test(link) && URL.canParse(link))
  return [...labelFaults(labels, 'form.consent.labels', 1), ...unless(isLink, 'form.consent.link', 'link')]
}

function labelFaults(labels: Readonly<Record<string, string>>, at: string, least: number): readonly Fault[] {
  const entries = Object.entries(labels)
  if (entries.length < least) return [fault(at, 'label_needed')]
  return entries.flatMap(([language, label]) => [
    ...unless(isLanguageTag(language), `${at}.${language}`, 'language'),
    ...(label.length > most.label ? [fault(`${at}.${language}`, 'too_long', most.label)] : []),
    ...unless(!/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(label), `${at}.${language}`, 'control_characters'),
  ])
}

/** A form as it is kept: without spaces at the ends, labels that are empty, and options of what lets one choose nothing; null where it asks nothing. */
export function tidyForm(form: SiteForm | null): SiteForm | null {
  if (form === null || (form.fields.length === 0 && form.consent === null)) return null
  const fields = form.fields.map(({ key, kind, required, labels, options = [] }) => ({
    key: own.includes(kind) ? kind : key.trim(),
    kind,
    required,
    labels: tidyLabels(labels),
    ...(kind === 'select' && {
      options: options.map((option) => ({ key: option.key.trim(), labels: tidyLabels(option.labels) })),
    }),
  }))
  const { consent } = form
  const link = consent?.link?.trim() ?? ''
  return {
    fields,
    consent: consent && {
      required: consent.required,
      labels: tidyLabels(consent.labels),
      link: link === '' ? null : link,
    },
  }
}

function tidyLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([language, label]) =>
      label.trim() === '' ? [] : [[language, label.trim().normalize('NFC')]],
    ),
  )
}

function unless(right: boolean, field: string, rule: Rule): readonly Fault[] {
  return right ? [] : [fault(field, rule)]
}
