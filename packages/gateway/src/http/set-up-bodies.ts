import { Type } from 'typebox'
import { greetingsSchema } from '../greetings/greetings.js'
import { looksSchema } from '../looks/looks.js'
import type { Kind } from '../centre/set-up/set-up.js'
import { siteFormSchema } from '../reception/form-schema.js'

const text = (description: string): Type.TString => Type.String({ maxLength: 8_000, description })
const id = Type.String({ format: 'uuid' })
const ids = Type.Array(id, { maxItems: 1_000 })
const nullable = <T extends Type.TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> =>
  Type.Union([schema, Type.Null()])
const whole = (description: string): Type.TInteger => Type.Integer({ description })

const levels = Type.Record(Type.String(), whole('1 to 10.'))
const labels = Type.Record(Type.String(), text('A name for people, by language.'))
const coded = {
  code: text('1 to 40 small letters, digits or underscores; it never changes.'),
  labels,
  position: whole('Its place in the list.'),
}
const target = Type.Object(
  {
    targetMs: whole('In time is a contact that was served within so many ms.'),
    shortMs: whole('Who leaves within so many ms does not count.'),
    percent: whole('So many of a hundred shall be served in time.'),
  },
  { additionalProperties: false },
)

/** What is agreed for a queue, by channel. */
export const targetsSchema = Type.Object(
  { chat: Type.Optional(target), voice: Type.Optional(target) },
  { additionalProperties: false },
)

/**
 * The types of the fields that may be given, by kind. What they may hold is checked with the rest of the set-up before the eyes, so that the
 * answer is a sentence; here stands only what is no matter of opinion.
 */
export const fieldsOf = {
  skills: coded,
  brands: { name: text('Up to 80 characters, no two alike.') },
  queues: {
    name: text('Up to 80 characters, no two alike.'),
    offerMs: whole('How long an offer rings, in ms: 1 000 to 600 000.'),
    wrapUpMs: whole('When wrap-up ends by itself, in ms: 0 to 3 600 000.'),
    dispositionRequired: Type.Boolean({
      description: 'Whether wrap-up asks for a disposition; else it may be finished without one.',
    }),
    // What they hold is checked with the rest: the schema is told in the description of a queue.
    rules: nullable(
      Type.Object({}, { additionalProperties: true, description: 'Skills, overflow, hours and holidays.' }),
    ),
    targets: nullable(targetsSchema),
  },
  sites: {
    name: text('Up to 80 characters, no two alike.'),
    brand: id,
    queue: id,
    origins: Type.Array(text('As browsers send it: https://shop.example'), { maxItems: 200 }),
    priority: whole('0 to 1 000; each level is worth a minute of waiting.'),
    skills: levels,
    looks: looksSchema,
    recordsCalls: Type.Boolean({ description: 'Whether calls are recorded, where the caller agrees.' }),
    form: nullable(siteFormSchema),
    greetings: nullable(greetingsSchema),
  },
  users: {
    user: text('What is typed at log-in: letters, digits and . _ @ + -'),
    name: text('What others read.'),
    role: Type.Enum(['agent', 'senior', 'supervisor', 'analyst', 'brand_viewer', 'admin']),
    email: nullable(text('Where invitations go.')),
    brands: nullable(ids),
    queues: ids,
    chats: whole('How many chats at once: 1 to 10.'),
    skills: levels,
  },
  dispositions: coded,
  breakReasons: { ...coded, paid: Type.Boolean() },
  articles: {
    title: text('Up to 80 characters.'),
    text: text('Markdown, up to 8 000 characters; markup of HTML is shown as it is typed.'),
    language: nullable(text('A tag such as `vi`; null: for every visitor.')),
    brand: id,
    topic: nullable(
      text(
        'Up to 80 characters: articles of one brand and topic say the same in several languages, one a language.',
      ),
    ),
    published: Type.Boolean({ description: 'Else a draft, which visitors do not see.' }),
  },
  cannedReplies: {
    title: text('Up to 80 characters.'),
    text: text(
      'Up to 4 000 characters, with {{visitor.name}}, {{agent.name}}, {{brand.name}}, and words such as {{order}} that the agent fills in.',
    ),
    language: nullable(text('A tag such as `vi`; null: for every visitor.')),
    brand: nullable(id),
  },
  webhooks: {
    name: text('Up to 80 characters, no two alike.'),
    url: text('https://, without a user, a password and a #; http:// on loopback in demo mode alone.'),
    types: Type.Array(text('A type of facts of contacts or agents.'), { maxItems: 200 }),
    brands: nullable(ids),
    words: Type.Boolean({ description: 'Whether what persons typed is told as well.' }),
    paused: Type.Boolean({ description: 'What happens waits; it is sent once this is false again.' }),
  },
} as const satisfies Record<Kind, Record<string, Type.TSchema>>

/** What a new thing must have; the rest has a default. */
const needed: { readonly [K in Kind]: readonly string[] } = {
  skills: ['code', 'labels'],
  brands: ['name'],
  queues: ['name'],
  sites: ['name', 'brand', 'queue', 'origins'],
  users: ['user', 'name', 'role'],
  dispositions: ['code', 'labels'],
  breakReasons: ['code', 'labels', 'paid'],
  cannedReplies: ['title', 'text'],
  articles: ['title', 'text', 'brand'],
  webhooks: ['name', 'url', 'types'],
}

/** The body that makes a thing of a kind. */
export function creationOf(kind: Kind): Type.TObject {
  const fields: Record<string, Type.TSchema> = fieldsOf[kind]
  const properties = Object.entries(fields).map(([field, schema]) => [
    field,
    needed[kind].includes(field) ? schema : Type.Optional(schema),
  ])
  return Type.Object(Object.fromEntries(properties) as Record<string, Type.TSchema>, {
    additionalProperties: false,
  })
}

/** The body that changes a thing of a kind: the rev that was read, and what shall be otherwise. */
export function changeOf(kind: Kind): Type.TObject {
  const fields: Record<string, Type.TSchema> = fieldsOf[kind]
  const properties = Object.entries(fields)
    .filter(([field]) => field !== 'code')
    .map(([field, schema]) => [field, Type.Optional(schema)])
  return Type.Object(
    {
      rev: Type.Integer({ minimum: 1, description: 'The one that was read.' }),
      ...(Object.fromEntries(properties) as Record<string, Type.TSchema>),
      archived: Type.Optional(
        Type.Boolean({ description: 'Out of use, and of the lists; a user may no longer log in.' }),
      ),
    },
    { additionalProperties: false },
  )
}
