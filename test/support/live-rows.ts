import type { LiveAgent } from '@switchboard/protocol'
import * as fc from 'fast-check'

const uuid = fc.uuid()
const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const nullableWhole = fc.option(whole)
const words = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', ''))

const liveStates = [
  'available',
  'ringing',
  'in_chat',
  'in_call',
  'on_hold',
  'wrap_up',
  'break',
  'training',
  'offline',
  'not_responding',
  'not_reachable',
] as const
const counts = [
  'waiting',
  'ringing',
  'connected',
  'wrapUp',
  'offered',
  'answered',
  'abandoned',
  'closed',
  'inTime',
] as const
/** Any queue of the live feed. */
export const liveQueue = fc.record({
  ...(Object.fromEntries(counts.map((name) => [name, whole])) as Record<
    (typeof counts)[number],
    typeof whole
  >),
  id: uuid,
  name: words,
  oldestAt: nullableWhole,
  judged: whole,
  targetMs: whole,
  staffed: whole,
  free: whole,
})
/** Any agent of the live feed. */
export const liveAgent: fc.Arbitrary<LiveAgent> = fc.record(
  {
    id: uuid,
    name: words,
    role: words,
    queues: fc.array(uuid),
    state: fc.constantFrom(...liveStates),
    since: nullableWhole,
    reason: words,
    work: fc.array(
      fc.record({
        contact: uuid,
        queue: uuid,
        phase: fc.constantFrom('ringing', 'connected', 'held', 'wrap_up'),
        since: whole,
      }),
    ),
    elsewhere: whole,
    contacts: whole,
    closed: whole,
  },
  {
    requiredKeys: [
      'id',
      'name',
      'role',
      'queues',
      'state',
      'since',
      'work',
      'elsewhere',
      'contacts',
      'closed',
    ],
    noNullPrototype: true,
  },
)
