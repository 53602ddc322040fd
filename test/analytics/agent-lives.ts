import { evolveAgent, type AgentFact, type AgentState, type Stored } from '@switchboard/domain'
import type { Random } from './random.js'

interface Life {
  readonly random: Random
  readonly facts: Stored<AgentFact>[]
  state: AgentState | null
  now: number
}

/**
 * A random stream of one agent, such as decisions may leave it: several contacts at once, of any size, presences changed at any
 * time. Every fact is one that the domain takes. `from`: epoch ms at which it begins.
 */
export function randomAgent(
  random: Random,
  { agent, from, steps }: { readonly agent: string; readonly from: number; readonly steps: number },
): readonly Stored<AgentFact>[] {
  const life: Life = { random, facts: [], state: null, now: from }
  for (let step = 0; step < steps; step++) {
    const span = random.pick([0, 0, 1, 40, 3_000, 60_000, 60_000, 900_000, 9_000_000])
    life.now += random.below(span + 1)
    if (random.chance(0.1)) life.now = Math.ceil(life.now / 900_000) * 900_000
    const fact = something(life)
    const stored = { stream: agent, seq: step + 1, vseq: null, at: life.now, actor: null, fact }
    life.facts.push(stored)
    life.state = evolveAgent(life.state, stored)
  }
  return life.facts
}

function something({ random, state }: Life): AgentFact {
  const work = Object.entries(state?.work ?? {})
  const taken = work.reduce((sum, [, { units }]) => sum + units, 0)
  const choices: (() => AgentFact)[] = [() => presence(random, state)]
  if (state?.presence === 'available' && taken < 100)
    choices.push(...Array.from({ length: 3 }, () => () => ring(random, 100 - taken)))
  for (const [contact, item] of work) {
    const { channel, units } = item
    if (item.kind === 'working') {
      const { segment } = item
      choices.push(() => ({ type: 'work_ended', body: { contact, segment, channel, units } }))
    } else {
      const { offer } = item
      const start = (): AgentFact => ({
        type: 'work_started',
        body: { contact, segment: random.uuid(), channel, units },
      })
      const cause = random.pick(['declined', 'expired', 'undelivered', 'withdrawn'] as const)
      choices.push(start, start, () => ({
        type: 'work_released',
        body: { contact, offer, channel, units, cause },
      }))
    }
  }
  return random.pick(choices)()
}

function presence(random: Random, state: AgentState | null): AgentFact {
  const to = random.pick([
    'available',
    'available',
    'available',
    'break',
    'training',
    'offline',
    'not_responding',
    'not_reachable',
  ] as const)
  return { type: 'presence_changed', body: { from: state?.presence ?? 'offline', to, cause: 'chosen' } }
}

function ring(random: Random, free: number): AgentFact {
  const channel = random.pick(['chat', 'chat', 'voice', 'message'] as const)
  const some = random.pick([25, 50, 100].filter((size) => size <= free).concat(free))
  const units = channel === 'message' ? 0 : some
  const body = { contact: random.uuid(), offer: random.uuid(), channel, units, dueAt: 0 }
  return { type: 'work_reserved', body }
}
