// Visitors and agents who ask twice, ask again, ask the other node, and never give up; they note what they were told.
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Answer, Committed } from '../../packages/gateway/src/log/log.js'
import type { Asked } from './commands.js'
import type { NodeName, Nodes, Reply } from './nodes.js'
import { type Agent, ringMs } from './small-domain.js'

/** What was told, and what of it was wrong. */
export interface Told {
  /** The first acknowledgement, by stream and retry key. */
  readonly acknowledged: Map<string, Committed>
  readonly faults: string[]
}

const dice = (upTo: number): number => Math.random() * upTo
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const other = (node: NodeName): NodeName => (node === 'A' ? 'B' : 'A')

/**
 * The crowd works until `until` (epoch ms) and until `enough` of it was acknowledged, or until a fault is found; then it ends what is
 * open. Resolves when all have gone home.
 */
export async function crowd(
  nodes: Nodes,
  pool: Pool,
  { until, enough = 0, visitors = 12 }: { until: number; enough?: number; visitors?: number },
): Promise<Told> {
  const told: Told = { acknowledged: new Map(), faults: [] }
  const ask = asker(nodes, told)
  const goesOn = (): boolean =>
    (Date.now() < until || told.acknowledged.size < enough) && told.faults.length === 0
  const agents = Array.from({ length: 20 }, () => randomUUID())
  await Promise.all(agents.map((agent) => ask({ do: 'sign_in', stream: agent, actor: agent })))
  const day = { ask, pool, agents, goesOn, told, over: { yet: false } }
  const staff = agents.map((agent) => work(day, agent))
  await Promise.all(Array.from({ length: visitors }, () => visit(day)))
  const open = `SELECT FROM streams WHERE kind = 'contact' AND phase <> 'ended' LIMIT 1`
  const givenUp = Date.now() + 60_000
  while (told.faults.length === 0 && (await pool.query(open)).rowCount !== 0) {
    if (Date.now() > givenUp) told.faults.push('contacts never ended')
    await sleep(50)
  }
  day.over.yet = true
  await Promise.all(staff)
  return told
}

type Ask = (asked: Omit<Asked, 'clientId'>) => Promise<Answer | null>

interface Day {
  readonly ask: Ask
  readonly pool: Pool
  readonly agents: readonly string[]
  readonly told: Told
  readonly over: { yet: boolean }
  goesOn(): boolean
}

async function visit({ ask, goesOn }: Day): Promise<void> {
  while (goesOn()) {
    const contact = { stream: randomUUID(), actor: randomUUID() }
    let answer = await ask({ ...contact, do: 'start', length: 5 })
    for (let left = 5 + dice(30); left > 0 && goesOn() && !isOver(answer); left--) {
      const says = (): Promise<Answer | null> =>
        ask({ ...contact, do: 'say', length: 1 + Math.floor(dice(200)) })
      if (dice(1) < 0.2) await Promise.all([says(), says()])
      answer = await says()
      await sleep(dice(20))
    }
    if (dice(1) < 0.5) await ask({ ...contact, do: 'end' })
    await ask({ ...contact, do: 'say', length: 3 }) // often to a contact that has ended
  }
}

async function work(day: Day, agent: string): Promise<void> {
  while (!day.over.yet) {
    const { rows } = await day.pool.query<{ state: Agent }>('SELECT state FROM streams WHERE id = $1', [
      agent,
    ])
    const load = rows[0]?.state.load ?? {}
    await Promise.all(
      Object.entries(load).map(([stream, offer]) =>
        offer === 'active' ? serve(day, agent, stream) : pickUp(day, { agent, stream, offer }),
      ),
    )
    await sleep(20 + dice(40))
  }
}

/** Declines, lets it ring out, or accepts, often at the very moment when the ring ends. */
async function pickUp(
  { ask, goesOn }: Day,
  { agent, stream, offer }: { agent: string; stream: string; offer: string },
): Promise<void> {
  const mood = dice(1)
  const command = { stream, actor: agent, offer }
  if (mood < 0.05) await ask({ ...command, do: 'decline' })
  else if (mood < 0.85 || !goesOn()) {
    await sleep(goesOn() ? dice(ringMs * 1.15) : 0)
    await ask({ ...command, do: 'accept' })
  }
}

async function serve({ ask, goesOn, agents }: Day, agent: string, stream: string): Promise<void> {
  const mood = dice(1)
  const command = { stream, actor: agent }
  const colleague = agents[Math.floor(dice(agents.length))] ?? agent
  if (!goesOn() || mood < 0.08) await ask({ ...command, do: 'end' })
  else if (mood < 0.16) await ask({ ...command, do: 'pass', to: colleague })
  else if (mood < 0.5) await ask({ ...command, do: 'note' })
  else
    await Promise.all([ask({ ...command, do: 'say', length: 7 }), ask({ ...command, do: 'say', length: 8 })])
}

const isOver = (answer: Answer | null): boolean =>
  answer !== null && 'refused' in answer && answer.refused === 'contact_over'

/** One command in ten goes to both nodes at once; one in twenty is asked again when it has been answered. */
function asker(nodes: Nodes, told: Told): Ask {
  const note = (asked: Asked, reply: Reply): void => {
    if (reply === null) return
    if ('error' in reply) {
      if (reply.error === 'fault') told.faults.push(`${asked.do}: the log has thrown a fault`)
      return
    }
    if ('refused' in reply.answer) return
    const key = `${asked.stream} ${asked.clientId}`
    const { seq, vseq, at } = reply.answer
    const first = told.acknowledged.get(key)
    if (first === undefined) told.acknowledged.set(key, reply.answer)
    else if (first.seq !== seq || first.vseq !== vseq || first.at !== at)
      told.faults.push(`${asked.do}: two answers to one command`)
  }
  const once = async (node: NodeName, asked: Asked): Promise<Reply> => {
    const reply = await nodes.ask(node, asked)
    note(asked, reply)
    return reply
  }
  return async (command) => {
    const asked = { ...command, clientId: randomUUID() }
    let node: NodeName = dice(1) < 0.5 ? 'A' : 'B'
    let reply: Reply = null
    if (dice(1) < 0.1) reply = twice(told, asked, await Promise.all([once('A', asked), once('B', asked)]))
    for (let tries = 0; !hasAnswer(reply); tries++, node = other(node)) {
      if (tries === 40) {
        told.faults.push(`${asked.do}: never answered`)
        return null
      }
      reply = await once(node, asked)
      if (!hasAnswer(reply)) await sleep(50 + dice(100))
    }
    if ('seq' in reply.answer && dice(1) < 0.05) {
      const again = await once(node, asked)
      if (hasAnswer(again) && 'refused' in again.answer) told.faults.push(`${asked.do}: a retry was refused`)
    }
    return reply.answer
  }
}

function twice(told: Told, asked: Asked, replies: readonly Reply[]): Reply {
  const answers = replies.filter((reply) => hasAnswer(reply))
  const carriedOut = answers.filter(({ answer }) => 'seq' in answer).length
  // Of an accept at the end of a ring the node with the earlier clock may think otherwise first; of these nothing excuses it.
  if (answers.length === 2 && carriedOut === 1 && ['start', 'say', 'end'].includes(asked.do))
    told.faults.push(`${asked.do}: refused by one node and carried out by the other`)
  return answers[0] ?? null
}

function hasAnswer(reply: Reply): reply is { answer: Answer } {
  return reply !== null && 'answer' in reply
}
