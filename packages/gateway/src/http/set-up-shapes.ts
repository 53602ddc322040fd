import { Type } from 'typebox'
import { queueRulesSchema } from '../centre/queue-rules.js'
import { keyRoles } from '../centre/set-up/api-keys.js'
import { greetingsSchema } from '../greetings/greetings.js'
import { looksSchema } from '../looks/looks.js'
import { siteFormSchema } from '../reception/form-schema.js'
import { webhookFaults } from '../webhooks/types.js'
import { at, id, ms, nullable, rev, role } from './atoms.js'
import { targetsSchema } from './set-up-bodies.js'

/** What everything of the set-up has. */
const kept = { rev, archived: Type.Boolean({ description: 'Out of use; kept for what names it.' }) }

const levels = Type.Record(Type.String(), Type.Integer(), { description: 'By the code of a skill.' })
/** What has a code, a name in each language, and a place in its list. */
const coded = {
  code: Type.String(),
  labels: Type.Record(Type.String(), Type.String()),
  position: Type.Integer(),
  ...kept,
}

/** What answers about the set-up are made of, by the names that the API's description has for them. */
export const setUpShapes = {
  Tenant: Type.Object({
    id: Type.Integer(),
    key: Type.String({ description: 'What is typed at log-in.' }),
    name: Type.String(),
    zone: Type.String(),
    languages: Type.Array(Type.String(), {
      description: 'What visitors are answered in, the first one first.',
    }),
    rev,
  }),
  Skill: Type.Object(coded),
  Brand: Type.Object({ id, name: Type.String(), ...kept }),
  Site: Type.Object({
    id,
    key: Type.String({ description: 'The embed key; the server makes it.' }),
    name: Type.String(),
    brand: id,
    queue: id,
    origins: Type.Array(Type.String()),
    priority: Type.Integer(),
    skills: levels,
    looks: looksSchema,
    form: nullable(siteFormSchema),
    greetings: nullable(greetingsSchema),
    ...kept,
  }),
  Queue: Type.Object({
    id,
    name: Type.String(),
    offerMs: ms,
    wrapUpMs: ms,
    dispositionRequired: Type.Boolean(),
    rules: nullable(queueRulesSchema),
    targets: nullable(targetsSchema),
    agents: Type.Array(id, { description: 'Who takes its contacts; changed with the user.' }),
    ...kept,
  }),
  User: Type.Object({
    id,
    user: Type.String(),
    name: Type.String(),
    role,
    email: nullable(Type.String()),
    brands: nullable(Type.Array(id, { description: 'Null: all.' })),
    queues: Type.Array(id),
    invited: Type.Boolean({ description: 'Has not chosen a password yet.' }),
    picture: nullable(Type.String({ description: 'The address of the picture, a path at the gateway.' })),
    chats: Type.Integer(),
    skills: levels,
    ...kept,
  }),
  Disposition: Type.Object(coded),
  BreakReason: Type.Object({ ...coded, paid: Type.Boolean() }),
  Article: Type.Object({
    id,
    title: Type.String(),
    text: Type.String({ description: 'Markdown.' }),
    language: nullable(Type.String()),
    brand: id,
    topic: nullable(Type.String()),
    published: Type.Boolean(),
    ...kept,
  }),
  CannedReply: Type.Object({
    id,
    title: Type.String(),
    text: Type.String(),
    language: nullable(Type.String()),
    brand: nullable(id),
    ...kept,
  }),
  Webhook: Type.Object({
    id,
    name: Type.String(),
    url: Type.String(),
    types: Type.Array(Type.String(), { description: 'Of facts.' }),
    brands: nullable(Type.Array(id, { description: 'Null: of all, and of agents as well.' })),
    words: Type.Boolean({ description: 'Whether what persons typed is told as well.' }),
    paused: Type.Boolean({ description: 'What happens waits; it is sent once this is false again.' }),
    hasSecret: Type.Boolean({ description: 'Nothing is sent before there is one.' }),
    failingSince: nullable(Type.Integer({ description: 'Epoch ms: since when nothing has arrived.' })),
    deliveredAt: nullable(Type.Integer({ description: 'Epoch ms: when the last delivery arrived.' })),
    pauseCause: nullable(
      Type.Enum(['failing', 'gone'], {
        description:
          'Why the gateway paused it: nothing arrived for three days, or the receiver answered 410.',
      }),
    ),
    ...kept,
  }),
  WebhookDelivery: Type.Object({
    id,
    no: Type.Integer({ description: 'Its place in the list.' }),
    webhook: id,
    stream: id,
    seq: Type.Integer(),
    type: Type.String(),
    at,
    state: Type.Enum(['waiting', 'delivered', 'failed']),
    attempts: Type.Integer(),
    dueAt: nullable(
      Type.Integer({
        description: 'Epoch ms: not tried before, nor before those of its stream ahead of it.',
      }),
    ),
    triedAt: nullable(at),
    status: nullable(Type.Integer({ description: 'What the receiver answered the last try with.' })),
    fault: nullable(Type.Enum([...webhookFaults])),
    response: nullable(Type.String({ description: 'The beginning of what it answered.' })),
    durationMs: nullable(ms),
  }),
  WebhookPayload: Type.Object({
    type: Type.String(),
    timestamp: Type.String({ description: 'ISO 8601: when it happened.' }),
    data: Type.Object({}, { additionalProperties: true, description: 'See docs/webhooks.md.' }),
  }),
  Installation: Type.Object({
    snippet: Type.String(),
    seen: Type.Array(
      Type.Object({
        what: Type.Enum(['loader', 'visitor', 'refused'], {
          description:
            '`loader`: a page of an allowed origin fetched it; `visitor`: one wanted to talk; `refused`: a page of an origin that is not allowed.',
        }),
        origin: Type.String(),
        at,
      }),
    ),
  }),
  SetUpChange: Type.Object({
    kind: Type.String(),
    title: Type.String(),
    before: nullable(Type.Object({}, { additionalProperties: true, description: 'Null: it is new.' })),
    after: Type.Object({}, { additionalProperties: true }),
  }),
  ApiKey: Type.Object({
    id,
    name: Type.String(),
    role: Type.Enum([...keyRoles]),
    brands: nullable(Type.Array(id, { description: 'Null: all.' })),
    createdAt: at,
    expiresAt: at,
    lastUsedAt: nullable(at),
    revokedAt: nullable(at),
  }),
  BrandKey: Type.Object({
    kid: Type.String({ description: 'To be named in the header of every token that it signs.' }),
    alg: Type.Enum(['HS256', 'ES256']),
    createdAt: at,
    retiredAt: nullable(at),
  }),
  AuditEntry: Type.Object({
    no: Type.Integer(),
    at,
    actor: nullable(id),
    actorName: nullable(Type.String()),
    action: Type.String(),
    kind: Type.String(),
    thing: Type.String({ description: 'Its id or its code.' }),
    before: nullable(Type.Object({}, { additionalProperties: true })),
    after: nullable(Type.Object({}, { additionalProperties: true })),
  }),
} as const
