import type { Reach } from '@switchboard/client'
import type { FactFrame, Uuid } from '@switchboard/protocol'

/** How far a message of one's own has got. */
export type Reached = 'sent' | 'delivered' | 'read'

/** By the key of the line: the state of the newest message of an agent, and the last one that was read. */
export function reachOf(
  facts: readonly FactFrame[],
  { delivered, read }: Reach,
  me: Uuid,
): ReadonlyMap<string, Reached> {
  const own = facts.filter(({ fact }) => fact.type === 'message_sent' && 'agent' in fact && fact.agent === me)
  const [newest, lastRead] = [own.at(-1), own.findLast(({ seq }) => seq <= read)]
  const states = new Map<string, Reached>()
  if (newest !== undefined) states.set(keyOf(newest), newest.seq <= delivered ? 'delivered' : 'sent')
  if (lastRead !== undefined) states.set(keyOf(lastRead), 'read')
  return states
}

function keyOf({ id, seq }: FactFrame): string {
  return id ?? `seq-${String(seq)}`
}
