import { type QueueRules, noRules } from '@switchboard/domain'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { isZone } from './set-up/zone.js'

const day = 86_400_000
const levels = Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 10 }))
const minutes = Type.Integer({ minimum: 0, maximum: 1_440 })
const span = { from: minutes, to: minutes }

/** The rules of a queue as they are stored; what is missing is as in `noRules`. Times in ms, hours in minutes since midnight. */
export const queueRulesSchema = Type.Object(
  {
    skills: Type.Optional(levels),
    relaxation: Type.Optional(
      Type.Array(Type.Object({ afterMs: Type.Integer({ minimum: 0, maximum: day }), skills: levels }), {
        maxItems: 6,
      }),
    ),
    stickyMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 600_000 })),
    overflow: Type.Optional(
      Type.Union([
        Type.Null(),
        Type.Object({ afterMs: Type.Integer({ minimum: 0, maximum: day }), to: Type.String() }),
      ]),
    ),
    maxWaiting: Type.Optional(Type.Union([Type.Null(), Type.Integer({ minimum: 0 })])),
    hours: Type.Optional(
      Type.Union([
        Type.Null(),
        Type.Object({
          zone: Type.String({ description: 'IANA name' }),
          weekly: Type.Array(Type.Object({ day: Type.Integer({ minimum: 1, maximum: 7 }), ...span }), {
            maxItems: 70,
          }),
          holidays: Type.Array(
            Type.Object({
              date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
              spans: Type.Array(Type.Object(span), { maxItems: 10 }),
            }),
            { maxItems: 400 },
          ),
        }),
      ]),
    ),
  },
  { additionalProperties: false },
)

/** Rules as they are stored, completed; null where they are not what the schema says, or name a zone that there is not. */
export function readQueueRules(stored: unknown): QueueRules | null {
  if (!Value.Check(queueRulesSchema, stored)) return null
  const rules = { ...noRules, ...stored }
  return rules.hours === null || isZone(rules.hours.zone) ? rules : null
}
