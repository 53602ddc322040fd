import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Value } from 'typebox/value'

/** Who is greeted with what: what the values may be is checked with the rest of the set-up, so that the answer is a sentence. */
const ruleSchema = Type.Object(
  {
    key: Type.String({
      maxLength: 80,
      description: 'What it goes by: small letters, digits and underscores. Contacts that it led to name it.',
    }),
    pages: Type.Array(Type.String({ maxLength: 500 }), {
      maxItems: 50,
      description: 'Paths, where `*` stands for anything, such as `/prices*`; none: every page.',
    }),
    seconds: Type.Integer({
      description: 'So long the page has been before the eyes, in s: 0 to 3 600.',
    }),
    attributes: Type.Array(
      Type.Object(
        { name: Type.String({ maxLength: 200 }), value: Type.String({ maxLength: 500 }) },
        { additionalProperties: false },
      ),
      { maxItems: 50, description: 'What the page has to have said by `update`, all of it.' },
    ),
    texts: Type.Record(Type.String(), Type.String({ maxLength: 1_000 }), {
      description: 'What is said, by language; who reads none of these gets the first.',
    }),
    often: Type.Enum(['session', 'day', 'ever'], {
      description: 'How often one browser gets it at most: once a session, once in 24 hours, or once.',
    }),
  },
  { additionalProperties: false },
)

/** By which rules the visitors of a site are greeted, the first that fits. */
export const greetingsSchema = Type.Object(
  {
    consent: Type.Boolean({
      description:
        'Nobody is greeted, and nothing kept, before the page has said `switchboard("consent", true)`.',
    }),
    rules: Type.Array(ruleSchema, { maxItems: 50 }),
  },
  { additionalProperties: false },
)

/** By which rules the visitors of a site are greeted. */
export type Greetings = Static<typeof greetingsSchema>

/** One of them. */
export type GreetingRule = Greetings['rules'][number]

/** Rules as they are stored; null where there are none. */
export function readGreetings(stored: unknown): Greetings | null {
  return Value.Check(greetingsSchema, stored) && stored.rules.length > 0 ? stored : null
}

/** What the rule of this key says in a language (BCP 47), else in its first; undefined where there is no such rule. */
export function greetingOf(
  greetings: Greetings | null,
  key: string,
  locale: string,
): { readonly key: string; readonly text: string } | undefined {
  const rule = greetings?.rules.find((one) => one.key === key)
  const [language = ''] = locale.toLowerCase().split('-')
  const text = rule && (rule.texts[language] ?? Object.values(rule.texts)[0])
  return text === undefined ? undefined : { key, text }
}
