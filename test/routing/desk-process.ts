// One gateway's desk in a process of its own, with the visitors and agents whose lines it holds.
import { randomUUIDv7 } from 'node:crypto'
import { columnsOf, evolve, factVersions, upcast } from '@switchboard/domain'
import { openPool } from '../../packages/gateway/src/database/pool.js'
import { createDesk } from '../../packages/gateway/src/desk/desk.js'
import { createDeskStore } from '../../packages/gateway/src/desk/desk-store.js'
import type { LoggedFact } from '../../packages/gateway/src/log/log.js'
import { openLog } from '../../packages/gateway/src/log/open-log.js'
import type { StaffCommand } from '../../packages/gateway/src/wire.js'
import { startSweeper } from '../../packages/gateway/src/sweeper/sweeper.js'
import { dice, idOf, simulatedCentre, tenant } from './set-up.ts'

/** What the parent says: these contacts (by number) come, the desks open or close, or facts that the other node has told. */
export type ToDesk =
  | { readonly arrive: readonly number[]; readonly seed: string }
  | { readonly presence: 'available' | 'break' }
  | { readonly bus: readonly LoggedFact[] }
/** What a node says: it is up, it has done what was asked, something failed, or facts of agents that it has committed. */
export type FromDesk =
  | { readonly up: true }
  | { readonly done: true }
  | { readonly failed: string }
  | { readonly bus: readonly LoggedFact[] }

const [url = '', half = '0'] = process.argv.slice(2)
const connection = { connectionString: url }
const tell = (message: FromDesk): void => void process.send?.(message)
const report = (what: string, error: unknown): void => tell({ failed: `${what}: ${String(error)}` })
const log = await openLog({ connection, meaning: { evolve, columnsOf, upcast, versions: factVersions } })
const pool = openPool(connection, { max: 4 })
const centre = simulatedCentre()
const store = createDeskStore(pool)
const files = { toSend: () => Promise.resolve(null), sweep: () => Promise.resolve() }
const desk = createDesk({
  log,
  centre,
  store,
  files,
  newId: randomUUIDv7,
  report,
  sendAgain: () => {},
  mailOn: false,
  post: () => {},
})
startSweeper({ log, desk, pool, report })

const own = new Set(centre.agents.filter((_, n) => n % 2 === Number(half)).map(({ id }) => id))
let open = false

async function arrive(numbers: readonly number[], seed: string): Promise<void> {
  const rest = numbers.values()
  const worker = async (): Promise<void> => {
    for (const n of rest) {
      const site = centre.sites[Math.floor(dice(seed, n, 'site') ** 2 * centre.sites.length)]
      // One visitor in three has been here before.
      const visitor = idOf('visitor', dice(seed, n, 'known') < 0.3 ? (n % 50) + 1 : n + 1_000)
      const start = { t: 'start', id: randomUUIDv7(), stream: idOf('contact', n), text: 'Hello' } as const
      const from = { tenant, visitor, site: site?.id ?? '' }
      const answer = await insist(() => desk.visitor(from, start))
      if ('refused' in answer) report(`start of ${n}`, answer.refused)
      else if (dice(seed, n, 'leaves') < 0.05) leaveLater(idOf('contact', n), visitor, dice(seed, n, 'when'))
    }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
}

/** Some visitors do not wait. Whether it has been answered meanwhile is the desk's to say. */
function leaveLater(contact: string, visitor: string, when: number): void {
  setTimeout(() => {
    const end = { t: 'end', id: randomUUIDv7(), stream: contact } as const
    desk
      .visitor({ tenant, visitor, site: '' }, end)
      .catch((error: unknown) => report('a visitor leaves', error))
  }, when * 2_000)
}

/** As a client does: where nobody knows what became of a command, it is sent again with the same id. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await send()
    } catch (error) {
      if (failed === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function asStaff(user: string, command: StaffCommand): ReturnType<typeof desk.staff> {
  return insist(() => desk.staff({ tenant, user }, command))
}

const chosen = new Map<string, Promise<unknown>>()

/** One after the other, as an agent clicks: who comes back just when the desks close must not be found available afterwards. */
async function choose(agent: string, presence: 'available' | 'break'): Promise<void> {
  const before = chosen.get(agent)?.catch(() => {}) ?? Promise.resolve()
  const now = before.then(() =>
    asStaff(agent, { t: 'presence', id: randomUUIDv7(), stream: agent, presence }),
  )
  chosen.set(agent, now)
  await now
}

const rings = new Map<string, number>()

/** What an agent does with one ring: most answer; some decline, let it ring, are not there, or drop off the line while talking. */
async function ring(agent: string, { contact, offer }: { contact: string; offer: string }): Promise<void> {
  const on = { stream: contact, offer }
  // Each time anew: who was not there once may be the next time.
  const times = (rings.get(contact) ?? 0) + 1
  rings.set(contact, times)
  const chance = dice(contact, agent, times)
  if (chance < 0.02) return
  await asStaff(agent, { t: 'shown', id: randomUUIDv7(), ...on })
  if (chance < 0.04) return
  const answer = chance < 0.1 ? 'decline' : 'accept'
  const answered = await asStaff(agent, { t: answer, id: randomUUIDv7(), ...on })
  if ('refused' in answered || answer === 'decline') return
  if (dice(contact, agent, 'lost') < 0.01) return store.holdLeases([agent], 0)
  await asStaff(agent, { t: 'end', id: randomUUIDv7(), stream: contact })
  if (dice(contact, agent, 'wrap up') < 0.02) return
  await asStaff(agent, { t: 'finish', id: randomUUIDv7(), stream: contact, disposition: 'solved' })
}

/** What an own agent makes of a fact of the own stream. */
function notice(fact: LoggedFact): void {
  if (!own.has(fact.stream)) return
  const body = fact.body as { contact: string; offer: string; to: string }
  const doing =
    fact.type === 'work_reserved'
      ? ring(fact.stream, body)
      : fact.type === 'presence_changed' && open && body.to.startsWith('not_')
        ? choose(fact.stream, 'available')
        : null
  doing?.catch((error: unknown) => report(`agent ${fact.stream}`, error))
}

log.onCommitted((facts) => {
  const ofAgents = facts.filter(({ kind }) => kind === 'agent')
  for (const fact of ofAgents) notice(fact)
  const others = ofAgents.filter(({ stream }) => !own.has(stream))
  if (others.length > 0) tell({ bus: others })
})
process.on('message', (message: ToDesk) => {
  if ('bus' in message) {
    for (const fact of log.hint(message.bus)) notice(fact)
    return
  }
  const doing =
    'arrive' in message
      ? arrive(message.arrive, message.seed)
      : Promise.all([...own].map((agent) => choose(agent, message.presence)))
  if ('presence' in message) open = message.presence === 'available'
  doing.then(
    () => tell({ done: true }),
    (error: unknown) => report('what was asked', error),
  )
})
process.on('disconnect', () => process.exit())
tell({ up: true })
