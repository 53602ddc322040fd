import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { rules } from '../centre/set-up/fault.js'
import { siteFormSchema } from '../reception/form-schema.js'
import { at, id, ms, nullable, rev, role } from './atoms.js'
import { reportShapes } from './report-shapes.js'
import { setUpShapes } from './set-up-shapes.js'

const personName = nullable(Type.String({ description: 'What the brand says that the visitor is called.' }))

/** What the answers are made of, by the names that the API's description has for them. */
const named = {
  Error: Type.Object({
    error: Type.Object({
      code: Type.String({ description: 'A row of docs/errors.md.' }),
      message: Type.String({ description: 'What happened and what to do.' }),
      requestId: Type.String(),
      field: Type.Optional(Type.String({ description: 'What in the request is meant.' })),
      faults: Type.Optional(
        Type.Array(Type.Ref('FieldFault'), { description: 'Where several fields are wrong: all of them.' }),
      ),
    }),
  }),
  FieldFault: Type.Object({
    field: Type.String(),
    rule: Type.Optional(Type.Enum([...rules])),
    message: Type.String(),
    about: Type.Optional(Type.String({ description: 'What the sentence names.' })),
  }),
  Invitation: Type.Object({
    expiresAt: at,
    sentTo: nullable(Type.String({ description: 'Where it was mailed to.' })),
    link: nullable(Type.String({ description: 'To be handed over, where it was not mailed.' })),
  }),
  Me: Type.Object({
    id,
    user: Type.String(),
    name: Type.String(),
    role,
    tenant: Type.Object({ key: Type.String(), name: Type.String() }),
    email: nullable(Type.String({ description: 'Where invitations and links for a new password go.' })),
    picture: nullable(Type.String({ description: 'The address of one’s picture, a path at the gateway.' })),
    brands: nullable(Type.Array(id, { description: 'Null: all.' })),
    queues: Type.Array(id, { description: 'Whose contacts this person takes.' }),
    mail: Type.Boolean({
      description: 'Whether the installation sends e-mail: else no message that was left can be answered.',
    }),
    dispositionOptional: Type.Array(id, {
      description: 'Queues, wrap-up of whose contacts may be finished without a disposition.',
    }),
    expiresAt: at,
  }),
  Ticket: Type.Object({ ticket: Type.String({ description: 'Good for one socket.' }), expiresAt: at }),
  Admission: Type.Object({
    token: Type.String(),
    visitor: id,
    site: Type.Object({
      name: Type.String(),
      brandName: Type.String(),
      articles: Type.Boolean({ description: 'Whether the brand has published articles.' }),
    }),
    queue: Type.Ref('Standing'),
    form: Type.Optional(siteFormSchema),
    recordsCalls: Type.Optional(
      Type.Literal(true, { description: 'Whoever calls is asked first whether it may be recorded.' }),
    ),
    open: Type.Optional(id),
  }),
  Standing: Type.Object({
    openings: nullable(
      Type.Object(
        {
          open: Type.Boolean(),
          today: Type.Array(Type.Object({ from: at, to: nullable(at) })),
          nextAt: nullable(at),
        },
        { description: 'By the hours of the site’s queue; null: always open.' },
      ),
    ),
    staffed: Type.Boolean({ description: 'Whether somebody who serves the queue is free or at work.' }),
    wait: nullable(
      Type.Object(
        { lowMs: ms, highMs: ms },
        {
          description:
            'How long those have waited whom the queue’s agents accepted in the last 30 minutes: the quartiles; null where they were fewer than five.',
        },
      ),
    ),
  }),
  Contact: Type.Object({
    id,
    channel: Type.String(),
    phase: Type.Enum(['queued', 'offered', 'connected', 'wrap_up', 'closed']),
    brand: id,
    brandName: Type.String(),
    site: id,
    queue: id,
    queueName: Type.String(),
    visitor: id,
    agent: nullable(Type.String({ description: 'Whom it rings at or who handles it now.' })),
    startedAt: at,
    lastAt: at,
    seq: Type.Integer({ description: 'Its last counter.' }),
  }),
  WaitingContact: Type.Object({
    id,
    since: at,
    channel: Type.String(),
    brand: id,
    brandName: Type.String(),
    queue: id,
    queueName: Type.String(),
    visitor: id,
    name: personName,
  }),
  PastContact: Type.Object({
    id,
    channel: Type.String(),
    phase: Type.String(),
    brand: id,
    brandName: Type.String(),
    site: id,
    queue: id,
    queueName: Type.String(),
    visitor: id,
    agent: nullable(Type.String()),
    startedAt: at,
    lastAt: at,
    seq: Type.Integer({ description: 'Its last counter.' }),
    name: personName,
    answeredBy: nullable(Type.String({ description: 'Who answered it last.' })),
    answeredByName: nullable(Type.String()),
    endedAt: nullable(at),
    disposition: nullable(Type.String({ description: 'The code that it was closed as.' })),
    score: nullable(Type.Integer({ description: 'The rating, 1 to 5.' })),
    place: Type.Integer({ description: 'Its place in this list: the `before` of the page after it.' }),
  }),
  Visitor: Type.Object({
    id,
    person: nullable(Type.String({ description: 'The brand’s own id of the person, as its token said.' })),
    name: personName,
    email: nullable(Type.String()),
    identifiedAt: nullable(at),
    attributes: Type.Object(
      {},
      { additionalProperties: true, description: 'What pages have said; not signed.' },
    ),
  }),
  FoundContact: Type.Object({
    contact: Type.Ref('PastContact'),
    hits: Type.Integer({ description: 'How many texts have the words; 0: the visitor is called so.' }),
    hit: nullable(
      Type.Object({
        seq: Type.Integer(),
        at,
        type: Type.String(),
        from: Type.Enum(['visitor', 'agent']),
        name: nullable(Type.String({ description: 'The agent’s.' })),
        text: Type.String({ description: 'A piece of the newest of them: text, never markup.' }),
        marks: Type.Array(Type.Array(Type.Integer()), {
          description: 'Where the words stand in the piece: [from, to) in UTF-16 units.',
        }),
      }),
    ),
  }),
  FactFrame: Type.Object({
    t: Type.Literal('fact'),
    stream: id,
    seq: Type.Integer(),
    at,
    id: Type.Optional(id),
    fact: Type.Object({ type: Type.String() }, { additionalProperties: true }),
  }),
  RawFact: Type.Object(
    {
      stream: id,
      kind: Type.String(),
      seq: Type.Integer(),
      at,
      actor: nullable(id),
      type: Type.String(),
      v: Type.Integer(),
      body: Type.Object({}, { additionalProperties: true }),
    },
    {
      description: 'A fact as it is stored: ids, codes, lengths and times. What a person typed is not in it.',
    },
  ),
  File: Type.Object({
    id,
    kind: Type.Enum(['image', 'pdf', 'text', 'document', 'spreadsheet', 'presentation', 'audio']),
    name: Type.String(),
    bytes: Type.Integer(),
    width: nullable(Type.Integer({ description: 'Of an image, in pixels.' })),
    height: nullable(Type.Integer()),
    expiresAt: at,
  }),
  FileLinks: Type.Object({
    url: Type.String(),
    preview: nullable(Type.String({ description: 'Of an image: a small picture of it.' })),
    expiresAt: at,
  }),
  Metric: Type.Object({
    key: Type.String(),
    name: Type.String(),
    unit: Type.String(),
    grain: Type.String(),
    definition: Type.String(),
    attribution: Type.Ref('Attribution'),
    dimensions: Type.Array(Type.String(), { description: 'By what it can be split and filtered.' }),
  }),
  ...reportShapes,
  MetricResult: Type.Object({
    metric: Type.String(),
    unit: Type.String({ description: '`ms`, `ratio` from 0 to 1, `score`, `count` or `number`.' }),
    tz: Type.String(),
    asOf: at,
    targets: Type.Optional(
      Type.Array(
        Type.Object({
          queue: Type.Optional(Type.String()),
          channel: Type.Optional(Type.String()),
          since: Type.Optional(at),
          targetMs: ms,
          shortMs: ms,
        }),
        { description: 'The thresholds that the numbers were taken with.' },
      ),
    ),
    rows: Type.Array(
      Type.Object({
        start: at,
        queue: Type.Optional(nullable(Type.String())),
        agent: Type.Optional(nullable(Type.String())),
        brand: Type.Optional(nullable(Type.String())),
        channel: Type.Optional(nullable(Type.String())),
        value: nullable(Type.Number({ description: 'Null: no data.' })),
        n: Type.Integer({ description: 'How many it was taken from.' }),
      }),
    ),
    provisional: Type.Array(at, {
      description: 'The `start` of those intervals whose numbers may still change.',
    }),
    attribution: Type.Ref('Attribution'),
  }),
  Person: Type.Object({
    visitors: Type.Array(id),
    contacts: Type.Array(
      Type.Object({
        id,
        startedAt: at,
        over: Type.Boolean({ description: 'Whether nothing is said in it any more.' }),
      }),
    ),
  }),
  Erasure: Type.Object({
    id,
    at,
    actor: nullable(Type.String({ description: 'Null: from the command line.' })),
    visitors: Type.Array(id),
    contacts: Type.Array(id),
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'Rows by table.' }),
    doneAt: nullable(at),
  }),
  Retention: Type.Object({
    rev,
    days: Type.Record(Type.String(), nullable(Type.Integer()), {
      description: 'By class: messages, notes, comments, pages, files, identity.',
    }),
    aligned: Type.Boolean({
      description: 'Whether what was there before the last change has its new dates.',
    }),
  }),
  RetentionRun: Type.Object({
    at,
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'By class.' }),
  }),
  ...setUpShapes,
} as const

type Named = keyof typeof named

/** A reference to a named schema. */
export function ref(name: Named): Type.TSchema {
  return Type.Ref(name)
}

/** Makes the names known to checks and to the description. */
export function addSchemas(app: FastifyInstance): void {
  for (const [name, schema] of Object.entries(named)) app.addSchema({ ...schema, $id: name })
}

/** The answers of an operation: what it gives, and for every failure the one shape. */
export function answers(ok: Type.TSchema): { 200: Type.TSchema; '4xx': Type.TSchema; '5xx': Type.TSchema } {
  return { 200: ok, '4xx': ref('Error'), '5xx': ref('Error') }
}

/** The answers of an operation that gives bytes, whole or a range of them. */
export function byteAnswers(): object {
  const bytes = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  const { 200: _ok, ...faults } = answers(Type.Object({}))
  return {
    200: { description: 'The bytes, by the type that they have.', ...bytes },
    206: { description: 'The part that `Range` asks for.', ...bytes },
    ...faults,
  }
}

/** One id in the path. */
export const idParams = Type.Object({ id })

/** A number as it stands in a query string, where everything is text. */
export function digits(description: string): Type.TString {
  return Type.String({ pattern: '^[0-9]{1,15}$', description })
}
