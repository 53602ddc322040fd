import { expect, test } from 'vitest'
import { diceOf } from './dice.js'
import { simulateDay } from './simulate-day.js'
import type { SimulatedCentre } from './simulated-centre.js'

const hourMs = 3_600_000
const agent = {
  id: '01a00000-0000-7000-8000-000000000001',
  queues: [],
  brands: null,
  skills: {},
  units: { chat: 1, voice: 1, message: 1, callback: 1 },
  shift: { from: 8 * 60, to: 17 * 60 },
  off: [],
  pace: 1,
  liked: 1,
}
const centre: SimulatedCentre = {
  tenant: 1,
  agents: [agent],
  queues: new Map(),
  sites: [],
  dispositions: [],
  breaks: [{ code: 'lunch', paid: false, minutes: 30 }],
}

test('a day that was cut short at any millisecond has breaks, and every moment is a whole one', () => {
  const from = Date.UTC(2026, 9, 5)
  for (const until of [15, 16, 17].map((hour, nth) => from + hour * hourMs + 123_457 + nth)) {
    const day = { weekday: 1, from, to: until, contacts: 0 }
    const { growths } = simulateDay(centre, { day, heads: new Map(), until, dice: diceOf(`cut at ${until}`) })
    const facts = growths.flatMap((growth) => growth.facts)
    expect(facts.map(({ body }) => (body as { to?: string }).to)).toContain('break')
    for (const { at } of facts) expect(Number.isInteger(at), String(at)).toBe(true)
  }
})
