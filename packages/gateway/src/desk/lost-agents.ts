import { type AgentState, logOutLost, loseAgent, lostForMs, takeBack } from '@switchboard/domain'
import type { Answer, Deadline } from '../log/log.js'
import { agentState, sendToPair } from './contact.js'
import type { Fired } from './deadlines.js'
import type { DeskParts } from './desk.js'
import { rulesOf, serversIn } from './queueing.js'

/** A crash while an agent is being let go is made good after so long, in ms. */
const claimMs = 5_000
/** An agent's lease has run out: presence first, so that nothing new rings there; then every contact goes back into its queue. */
export async function loseByLease(parts: DeskParts, tenant: number, deadline: Deadline): Promise<Fired> {
  const { log, store } = parts
  const lease = await store.claimLease(deadline, claimMs)
  if (lease === null) return 'done'
  const agent = deadline.stream
  const answer = await log.send({
    tenant,
    stream: agent,
    actor: null,
    clientId: null,
    decide: (head, at) => {
      const state = agentState(head)
      return logOutLost(state, at) ?? loseAgent(state, at) ?? { refused: 'not_connected' }
    },
  })
  if ('refused' in answer && answer.refused === 'upgrade_needed') return 'done'
  const state = agentState(await log.head(agent))
  if (state === null) {
    await log.clear(lease)
    return 'done'
  }
  await takeAllBack(parts, { tenant, agent, state })
  if (state.presence === 'offline') await log.clear(lease)
  // Who was lost is logged out then; who is on a break stays.
  else await store.claimLease(lease, lostForMs)
  return 'done'
}

async function takeAllBack(
  parts: DeskParts,
  { tenant, agent, state }: { readonly tenant: number; readonly agent: string; readonly state: AgentState },
): Promise<void> {
  const directory = await parts.centre.directory(tenant)
  const canServe = serversIn(directory)
  for (const contact of Object.keys(state.work)) {
    const order = { tenant, contact, actor: null, clientId: null, acting: agent }
    const visit = parts.newId()
    const answer: Answer = await sendToPair(parts.log, order, (pair, at) => {
      const entrance = { rules: rulesOf(directory, pair.contact?.queue ?? ''), canServe }
      return takeBack(pair, { visit, entrance }, at)
    })
    // In wrap-up it ends by its own deadline; one that went elsewhere meanwhile is no longer this agent's.
    if ('refused' in answer && answer.refused === 'upgrade_needed') return
  }
}
