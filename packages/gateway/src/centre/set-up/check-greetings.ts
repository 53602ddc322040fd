import type { GreetingRule, Greetings } from '../../greetings/greetings.js'
import { type Fault, type Rule, fault } from './fault.js'
import { isLanguageTag } from './language-tag.js'

const most = { rules: 10, pages: 20, attributes: 5, stars: 4, page: 200, value: 200, text: 240 } as const

/** What is wrong with the greetings of a site, each at its own field. */
export function greetingFaults(greetings: Greetings | null): readonly Fault[] {
  if (greetings === null) return []
  const { rules } = greetings
  return [
    ...(rules.length > most.rules ? [fault('greetings', 'greetings_many', most.rules)] : []),
    ...rules.flatMap((rule, index) => ruleFaults(rule, `greetings.rules.${index}`, rules)),
  ]
}

function ruleFaults(rule: GreetingRule, at: string, all: readonly GreetingRule[]): readonly Fault[] {
  const { key, pages, seconds, attributes, texts } = rule
  const isTwice = all.some((other) => other !== rule && other.key === key)
  return [
    ...unless(/^[a-z0-9_]{1,40}$/.test(key), `${at}.key`, 'code_characters'),
    ...unless(!isTwice, `${at}.key`, 'field_twice'),
    ...pageFaults(pages, `${at}.pages`),
    ...unless(seconds >= 0 && seconds <= 3_600, `${at}.seconds`, 'greeting_seconds'),
    ...attributeFaults(attributes, `${at}.attributes`),
    ...textFaults(texts, `${at}.texts`),
  ]
}

function pageFaults(pages: readonly string[], at: string): readonly Fault[] {
  if (pages.length > most.pages) return [fault(at, 'greeting_pages_many', most.pages)]
  return pages.flatMap((page) => (isPattern(page) ? [] : [fault(at, 'greeting_page', page)]))
}

/** So few stars that trying one out takes no time worth naming, whatever the address. */
function isPattern(page: string): boolean {
  return (
    /^[/*][^\s\p{Cc}?]*$/u.test(page) && page.length <= most.page && page.split('*').length <= most.stars + 1
  )
}

function attributeFaults(attributes: GreetingRule['attributes'], at: string): readonly Fault[] {
  if (attributes.length > most.attributes) return [fault(at, 'greeting_attributes_many', most.attributes)]
  return attributes.flatMap(({ name, value }, index) => [
    ...unless(/^[\p{L}\p{N}_.-]{1,64}$/u.test(name), `${at}.${index}.name`, 'greeting_attribute'),
    ...(value === '' ? [fault(`${at}.${index}.value`, 'empty')] : []),
    ...(value.length > most.value ? [fault(`${at}.${index}.value`, 'too_long', most.value)] : []),
  ])
}

function textFaults(texts: GreetingRule['texts'], at: string): readonly Fault[] {
  const entries = Object.entries(texts)
  if (entries.length === 0) return [fault(at, 'greeting_text')]
  return entries.flatMap(([language, text]) => [
    ...unless(isLanguageTag(language), `${at}.${language}`, 'language'),
    ...(text.length > most.text ? [fault(`${at}.${language}`, 'too_long', most.text)] : []),
    ...unless(!/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(text), `${at}.${language}`, 'control_characters'),
  ])
}

/** Greetings as they are kept: without spaces at the ends, texts that are empty and lines that name nothing; null where there is no rule. */
export function tidyGreetings(greetings: Greetings | null): Greetings | null {
  if (greetings === null || greetings.rules.length === 0) return null
  return {
    consent: greetings.consent,
    rules: greetings.rules.map(({ key, pages, seconds, attributes, texts, often }) => ({
      key: key.trim(),
      pages: [...new Set(pages.map((page) => page.trim()).filter((page) => page !== ''))],
      seconds,
      attributes: attributes
        .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
        .filter(({ name, value }) => name + value !== ''),
      texts: Object.fromEntries(
        Object.entries(texts).flatMap(([language, text]) =>
          text.trim() === '' ? [] : [[language, text.trim().normalize('NFC')]],
        ),
      ),
      often,
    })),
  }
}

function unless(right: boolean, field: string, rule: Rule): readonly Fault[] {
  return right ? [] : [fault(field, rule)]
}
