import { Type } from 'typebox'

const id = Type.String({ format: 'uuid' })
const at = Type.Integer({ description: 'Epoch milliseconds, by the clock of the database.' })
const ms = Type.Integer({ minimum: 0, description: 'Milliseconds.' })
const nullable = <T extends Type.TSchema>(schema: T): Type.TUnion<[T, Type.TNull]> =>
  Type.Union([schema, Type.Null()])

/** Why an offer was made, as it is told. */
export const offerExplanation: Type.TSchema = Type.Object({
  contact: id,
  agent: id,
  agentName: Type.String(),
  at,
  by: nullable(Type.String({ description: 'Who named the agent, where a person did.' })),
  byName: nullable(Type.String()),
  explanation: nullable(
    Type.Object(
      {
        agrees: Type.Boolean({ description: 'Gone through again, the same comes out.' }),
        differences: Type.Array(Type.String(), { description: 'What was stored, and what comes out now.' }),
        need: Type.Object(
          {
            queue: id,
            queueName: Type.String(),
            priority: Type.Integer(),
            enqueuedAt: at,
            asked: Type.Record(Type.String(), Type.Integer()),
            required: Type.Record(Type.String(), Type.Integer()),
            step: Type.Integer({ description: 'Relaxations that were applied.' }),
            sticky: nullable(id),
            stickyName: nullable(Type.String()),
          },
          { additionalProperties: true },
        ),
        omitted: Type.Record(Type.String(), Type.Integer(), {
          description: 'How many more there were, by verdict.',
        }),
        candidates: Type.Array(
          Type.Object({
            agent: id,
            name: Type.String(),
            verdict: Type.String(),
            rank: nullable(Type.Integer({ description: 'From 1, of those who could be asked.' })),
            chosen: Type.Boolean(),
            fit: Type.Integer({ description: 'Levels in the skills asked for, added.' }),
            idleSince: nullable(at),
            levels: Type.Record(Type.String(), Type.Integer()),
            free: Type.Integer({ description: 'Units of capacity left, of 100.' }),
            takes: Type.Integer({ description: 'Units that the contact needs.' }),
            handled: Type.Integer({ description: 'Contacts closed since log-in.' }),
            excludedUntil: nullable(at),
          }),
        ),
      },
      { description: 'Null: a person chose, or too little was kept in the first days.' },
    ),
  ),
})

/** One thing that was done in the name of supervision. */
export const supervisionEntry: Type.TSchema = Type.Object({
  at,
  actor: nullable(id),
  actorName: nullable(Type.String()),
  did: Type.Enum([
    'watched',
    'stopped_watching',
    'listened',
    'whispered_in_call',
    'barged',
    'stopped_listening',
    'read',
    'played',
    'reassigned',
    'forced',
    'whispered',
  ]),
  contact: nullable(id),
  agent: nullable(Type.String({ description: 'Whom it was done to, or given to.' })),
  agentName: nullable(Type.String()),
  queueName: nullable(Type.String()),
  presence: nullable(Type.String()),
  watchedMs: nullable(ms),
  cursor: Type.String(),
})
