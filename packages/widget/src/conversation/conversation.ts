import type { Pending, Reach, StreamView } from '@switchboard/client'
import type { EndedBy, ErrorCode, ExtraSent, FactFrame, FileSent, VisitorFact } from '@switchboard/protocol'

/** How far a contact has come, as its visitor sees it. */
export type Phase = 'new' | 'queued' | 'connected' | 'ended' | 'rated'

/** Something said, by the visitor (`own`) or an agent. `first` and `last` are of a run of one side. */
export interface Message {
  readonly kind: 'message'
  readonly key: string
  readonly own: boolean
  /** The agent's name; null for the visitor's own, or if unknown. */
  readonly name: string | null
  /** null when it was erased. */
  readonly text: string | null
  /** Where it is a file: `text` is then its name. */
  readonly file?: FileSent
  /** Answers to choose from, or a card: `text` then says it in plain words. */
  readonly extra?: ExtraSent
  /** Epoch ms by the database's clock; null until it is committed. */
  readonly at: number | null
  readonly state: 'sent' | 'delivered' | 'read' | 'sending' | 'failed'
  /** Why it failed. */
  readonly code: ErrorCode | null
  readonly first: boolean
  readonly last: boolean
  /** Whether its state is worth a line below it. */
  readonly tell: boolean
}

/** One line of the conversation, in the order of time. */
export type Entry =
  | Message
  | { readonly kind: 'time'; readonly key: string; readonly at: number }
  | { readonly kind: 'left'; readonly key: string; readonly at: number; readonly name: string }
  | { readonly kind: 'joined'; readonly key: string; readonly at: number; readonly name: string }
  | {
      readonly kind: 'ended'
      readonly key: string
      readonly at: number
      readonly by: EndedBy
      readonly name: string | null
    }

/** A contact as the panel shows it. */
export interface Conversation {
  readonly phase: Phase
  /** Whether it is a call, and whether that is on hold. */
  readonly call: boolean
  readonly held: boolean
  /** What the page had greeted the visitor with before; null: nothing, or it was erased; undefined: that is not known yet. */
  readonly greeting: string | null | undefined
  /** The last agent who joined. */
  readonly agent: string | null
  /** Where that agent's picture is, a path at the gateway; absent: there is none. */
  readonly picture?: string | undefined
  readonly entries: readonly Entry[]
  /** Whether the end has been asked for and is on its way. */
  readonly ending: boolean
  /** Whether a rating is on its way. */
  readonly rating: boolean
}

type VisitorStarted = Extract<VisitorFact, { readonly type: 'contact_started' }>

/** Messages further apart than this get the time between them: 30 minutes. */
const pauseMs = 1_800_000

/** Makes the view of a contact out of the facts that are known and the commands that have not been answered. */
export function conversationOf(
  view: Pick<StreamView, 'facts'>,
  pending: readonly Pending[],
  reach: Reach = { delivered: 0, read: 0 },
): Conversation {
  const told = tell(view.facts, reach)
  const waiting = pending.filter((each) => !told.ids.has(each.command.id))
  const own = waiting.flatMap(pendingMessage)
  const started = told.phase !== 'new'
  return {
    phase:
      started || own.length === 0
        ? told.phase
        : own.every((each) => each.state === 'failed')
          ? 'new'
          : 'queued',
    call: told.call || waiting.some(({ command }) => command.t === 'start' && command.channel === 'voice'),
    held: told.held,
    greeting: told.greeting,
    agent: told.agent,
    picture: told.picture,
    entries: arrange([...told.entries, ...own.filter(({ text }) => text !== '')]),
    ending: waiting.some((each) => each.command.t === 'end'),
    rating: waiting.some((each) => each.command.t === 'rate'),
  }
}

interface Told {
  phase: Phase
  call: boolean
  held: boolean
  greeting?: string | null
  agent: string | null
  picture?: string | undefined
  /** The commands whose facts are here. */
  ids: Set<string>
  entries: Entry[]
}

function tell(facts: readonly FactFrame[], reach: Reach): Told {
  const told: Told = { phase: 'new', call: false, held: false, agent: null, ids: new Set(), entries: [] }
  let startedBy: string | undefined
  for (const { id, seq, at, fact } of facts) {
    if (id !== undefined) told.ids.add(id)
    const key = id ?? `seq ${seq}`
    if (fact.type === 'contact_started') {
      told.phase = 'queued'
      told.greeting = (fact as VisitorStarted).greeting ?? null
      told.call = fact.channel === 'voice'
      startedBy = told.call ? undefined : id
    } else if (fact.type === 'message_sent') {
      // The first message is the second fact of `start`, whose id stands on the first.
      told.entries.push({ ...sentMessage(fact, startedBy ?? key, at), state: stateOf(seq, reach) })
      startedBy = undefined
    } else if (fact.type === 'file_sent') {
      const named = sentMessage({ ...fact, text: fact.fileName }, key, at)
      told.entries.push({ ...named, file: fact, state: stateOf(seq, reach) })
    } else if (fact.type === 'agent_joined') {
      told.phase = 'connected'
      told.agent = fact.name
      told.picture = fact.picture
      told.entries.push({ kind: 'joined', key, at, name: fact.name })
    } else if (fact.type === 'agent_left') {
      told.phase = 'queued'
      told.agent = null
      told.picture = undefined
      told.held = false
      told.entries.push({ kind: 'left', key, at, name: fact.name })
    } else if (fact.type === 'contact_held' || fact.type === 'contact_resumed') {
      told.held = fact.type === 'contact_held'
    } else if (fact.type === 'contact_ended') {
      told.phase = 'ended'
      told.held = false
      told.entries.push({ kind: 'ended', key, at, by: fact.by, name: told.agent })
    } else if (fact.type === 'contact_rated') {
      told.phase = 'rated'
    }
  }
  return told
}

function sentMessage(
  fact: Pick<FileSent, 'from' | 'name'> & Pick<Message, 'text' | 'extra'>,
  key: string,
  at: number,
): Message {
  const { from, text, name, extra } = fact
  const own = from === 'visitor'
  return {
    ...bare,
    key,
    own,
    name: name ?? null,
    text,
    ...(extra && { extra }),
    at,
    state: 'sent',
    code: null,
  }
}

/** How far a message of this seq has come on the other side. */
function stateOf(seq: number, { delivered, read }: Reach): 'sent' | 'delivered' | 'read' {
  if (seq <= read) return 'read'
  return seq <= delivered ? 'delivered' : 'sent'
}

function pendingMessage({ command, status, code }: Pending): Message[] {
  if (command.t !== 'start' && command.t !== 'say') return []
  return [
    {
      ...bare,
      key: command.id,
      own: true,
      name: null,
      text: command.text,
      at: null,
      state: status,
      code: code ?? null,
    },
  ]
}

const bare = { kind: 'message', first: true, last: true, tell: false } as const

function arrange(entries: readonly Entry[]): Entry[] {
  const lastSent = entries.findLast((each) => each.kind === 'message' && isSent(each))
  return withTimes(entries).map((entry, index, all) => {
    if (entry.kind !== 'message') return entry
    const next = all[index + 1]
    const first = !alike(entry, all[index - 1])
    return {
      ...entry,
      first,
      last: !alike(entry, next),
      tell: entry.own && tells(entry, next, entry === lastSent),
    }
  })
}

function withTimes(entries: readonly Entry[]): Entry[] {
  let lastAt = -Infinity
  return entries.flatMap((entry) => {
    if (entry.at === null) return [entry]
    const pause = entry.at - lastAt >= pauseMs
    lastAt = entry.at
    return pause ? [{ kind: 'time', key: `time ${entry.key}`, at: entry.at } as const, entry] : [entry]
  })
}

/** Each failure, the end of what is under way, and the last that arrived if it has not been answered. */
function tells(entry: Message, next: Entry | undefined, isLastSent: boolean): boolean {
  if (entry.state === 'failed') return true
  return isSent(entry) ? isLastSent : !(next?.kind === 'message' && next.state === 'sending')
}

function isSent({ state }: Message): boolean {
  return state !== 'failed' && state !== 'sending'
}

function alike(entry: Message, other: Entry | undefined): boolean {
  return other?.kind === 'message' && other.own === entry.own && other.name === entry.name
}
