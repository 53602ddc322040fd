import { agentTimesOf, type AgentTime } from '../reference/agent-times.js'
import { both } from '../reference/spans.js'
import { mean, sum, summaryRows } from '../reference/summary.js'
import type { Metric } from './metric.js'

/** Handle time of chats with concurrency taken out. */
export const chatHandleTimeAdjusted: Metric = {
  key: 'chat_handle_time_adjusted',
  name: 'Handle time of a chat (concurrency-adjusted)',
  unit: 'ms',
  grain: 'work',
  definition:
    'What a chat costs of an agent’s time: of each moment from accepting to the end of wrap-up its share, one nth while the agent handled n contacts. The mean over the chats whose wrap-up ended in the interval. Use it for staffing; handle_time of the channel chat says how long a chat took.',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
  dimensions: ['agent', 'channel'],
  sql: { at: 'ended_at', where: "channel = 'chat'", value: 'avg(shared_ms)' },
  reference: (facts, query) => {
    const chats = agentTimesOf(facts, query.asOf).flatMap((time) =>
      time.works
        .filter(({ channel, over }) => over && channel === 'chat')
        .map((work) => ({
          at: work.to,
          value: sharedMs(work, time),
          group: { agent: time.agent, channel: work.channel },
        })),
    )
    return summaryRows(chats, query, mean)
  },
}

/** Of each stretch between begins and ends of any of the agent's works, one part in as many as there are. */
function sharedMs(work: AgentTime['works'][number], { works }: AgentTime): number {
  const edges = works.flatMap(({ from, to }) => [from, to]).toSorted((a, b) => a - b)
  const shares = edges.map((from, index) => {
    const span = { from, to: edges[index + 1] ?? from }
    const [part] = both([span], [work])
    if (!part) return 0
    return (part.to - part.from) / works.filter((other) => both([span], [other]).length > 0).length
  })
  return sum(shares)
}
