import type { FarEnd, FarEvents } from '@switchboard/client'
import type { SiteForm } from '../session/pre-chat.js'
import type { Standing } from '../session/standing.js'
import type {
  AskMedia,
  ClientFrame,
  Command,
  ErrorCode,
  ExtraSent,
  FactFrame,
  MediaFrame,
  ServerFrame,
  Signal,
  Uuid,
  VisitorFact,
} from '@switchboard/protocol'

/** The visitor's side of a gateway, in memory and by hand: what the agent does is called by the test. */
export class SimulatedGateway {
  /** Everything that clients have sent. */
  readonly heard: ClientFrame[] = []
  /** Whether new lines are let in. */
  reachable = true
  /** Whether commands are answered; while not, they stay on their way. */
  answers = true
  /** Refuses the next command with this. */
  refuseNext: ErrorCode | null = null
  /** The last contact that was started. */
  contact: Uuid = ''
  /** How the queue stands for who comes. */
  standing: Standing = { openings: null, staffed: true, wait: null }
  /** What the site asks first. */
  form: SiteForm | null = null
  /** What the brand has published. */
  articles: readonly { readonly id: string; readonly title: string; readonly text: string }[] = []
  /** Whether callers are asked whether they may be recorded. */
  recordsCalls = false
  /** Hears what is said about the sound of a call. */
  heardMedia: (frame: AskMedia | Signal) => void = () => {}
  /** What the site's greetings say, by the key of their rule. */
  greetings: Readonly<Partial<Record<string, string>>> = {}
  /** Refuses the next command for this field of it. */
  wrongField: string | null = null
  now = Date.UTC(2026, 10, 24, 14, 2)
  readonly #streams = new Map<Uuid, FactFrame[]>()
  readonly #ends = new Set<FarEnd>()
  readonly #done = new Map<Uuid, ServerFrame>()
  readonly visitor = '018f3c5e-7b1a-7c00-8000-00000000000a'

  /** The contact that was started and has not ended. */
  get openContact(): Uuid | null {
    const facts = this.#streams.get(this.contact)
    const ended = facts === undefined || facts.some(({ fact }) => fact.type === 'contact_ended')
    return ended ? null : this.contact
  }

  /** For `memoryLine`. */
  readonly accept = (end: FarEnd): FarEvents => {
    if (this.reachable) this.#ends.add(end)
    else end.close(1006)
    return {
      received: (text) => this.#receive(end, JSON.parse(text) as ClientFrame),
      closed: () => void this.#ends.delete(end),
    }
  }

  join(name: string, picture?: string): void {
    this.#append(this.contact, [{ type: 'agent_joined', name, ...(picture !== undefined && { picture }) }])
  }

  say(text: string | null, name = 'Thảo', extra?: ExtraSent): void {
    this.#append(this.contact, [{ type: 'message_sent', from: 'agent', name, text, ...(extra && { extra }) }])
  }

  /** Says where the contact stands in line. */
  place(place: number, about = false, wait: { lowMs: number; highMs: number } | null = null): void {
    this.#tell({ t: 'place', stream: this.contact, place, about, wait })
  }

  /** The agent has, or has read, all that was said. */
  reach(read: boolean): void {
    const seq = this.#streams.get(this.contact)?.length ?? 0
    this.#tell({ t: 'receipt', stream: this.contact, from: 'agent', delivered: seq, read: read ? seq : 0 })
  }

  /** The agent is lost: the contact waits again. */
  leave(name: string): void {
    this.#append(this.contact, [{ type: 'agent_left', name }])
  }

  /** The agent puts the call on hold, or takes it up again. */
  hold(on: boolean): void {
    this.#append(this.contact, [{ type: on ? 'contact_held' : 'contact_resumed' }])
  }

  /** Says something about the sound of a call. */
  tellMedia(frame: MediaFrame): void {
    for (const end of this.#ends) end.send(JSON.stringify(frame))
  }

  type(): void {
    this.#tell({ t: 'typing', stream: this.contact, from: 'agent' })
  }

  end(by: 'agent' | 'system' = 'agent'): void {
    this.#append(this.contact, [{ type: 'contact_ended', by }])
  }

  /** Cuts every line. */
  drop(): void {
    for (const end of this.#ends) end.close(1006)
  }

  #receive(end: FarEnd, frame: ClientFrame): void {
    this.heard.push(frame)
    if (frame.t === 'hello') this.#welcome(end, frame.last ?? {})
    else if (frame.t === 'follow' || frame.t === 'pull') this.#replay(end, frame.stream, frame.after)
    else if (frame.t === 'hb' && frame.probe === true) this.#send(end, { t: 'hb', heads: {} })
    else if (frame.t === 'media' || frame.t === 'signal') this.heardMedia(frame)
    else if ('id' in frame && this.answers) this.#carryOut(end, frame)
  }

  #welcome(end: FarEnd, last: Readonly<Record<Uuid, number>>): void {
    const open = [...this.#streams].filter(
      ([, facts]) => !facts.some(({ fact }) => fact.type === 'contact_ended'),
    )
    const heads = Object.fromEntries(open.map(([stream, facts]) => [stream, facts.length]))
    const me = { id: this.visitor, kind: 'visitor', name: '' } as const
    this.#send(end, { t: 'welcome', sid: this.visitor, epoch: 'one', me, heads, heartbeatMs: 25_000 })
    for (const stream of new Set([...Object.keys(last), ...Object.keys(heads)]))
      this.#replay(end, stream, last[stream] ?? 0)
  }

  #replay(end: FarEnd, stream: Uuid, after: number): void {
    const facts = this.#streams.get(stream)
    if (facts === undefined)
      this.#send(end, { t: 'error', code: 'not_found', message: 'No such contact.', stream })
    else for (const fact of facts.slice(after)) this.#send(end, fact)
  }

  #carryOut(end: FarEnd, command: Command): void {
    const answered = this.#done.get(command.id)
    if (answered !== undefined) return this.#send(end, answered)
    const { id, stream } = command
    const code = this.refuseNext
    this.refuseNext = null
    const field = this.wrongField === null ? {} : { field: this.wrongField }
    if (code !== null) return this.#send(end, { t: 'refused', id, code, message: code, ...field })
    if (command.t === 'start') this.contact = stream
    const seq = (this.#streams.get(stream)?.length ?? 0) + 1
    this.#append(stream, factsOf(command, this.greetings), id)
    const ack: ServerFrame = { t: 'ack', id, stream, seq, at: this.now }
    this.#done.set(id, ack)
    this.#send(end, ack)
  }

  #append(stream: Uuid, facts: readonly VisitorFact[], id?: Uuid): void {
    const all = this.#streams.get(stream) ?? []
    this.#streams.set(stream, all)
    for (const [index, fact] of facts.entries()) {
      this.now += 1_000
      const named = index === 0 && id !== undefined ? { id } : {}
      const frame: FactFrame = { t: 'fact', stream, seq: all.length + 1, at: this.now, ...named, fact }
      all.push(frame)
      this.#tell(frame)
    }
  }

  #tell(frame: ServerFrame): void {
    for (const end of this.#ends) this.#send(end, frame)
  }

  #send(end: FarEnd, frame: ServerFrame): void {
    end.send(JSON.stringify(frame))
  }
}

function factsOf(command: Command, greetings: SimulatedGateway['greetings']): VisitorFact[] {
  if (command.t === 'start' && command.channel === 'voice')
    return [{ type: 'contact_started', channel: 'voice' }]
  if (command.t === 'start') {
    const greeting = greetings[command.greeting ?? '']
    return [
      { type: 'contact_started', ...(greeting !== undefined && { greeting }) },
      { type: 'message_sent', from: 'visitor', text: command.text },
    ]
  }
  if (command.t === 'say') return [{ type: 'message_sent', from: 'visitor', text: command.text }]
  if (command.t === 'send_file')
    return [
      { type: 'file_sent', from: 'visitor', file: command.file, kind: 'pdf', bytes: 9, fileName: 'a.pdf' },
    ]
  if (command.t === 'end') return [{ type: 'contact_ended', by: 'visitor' }]
  return command.t === 'rate' ? [{ type: 'contact_rated', score: command.score }] : []
}
