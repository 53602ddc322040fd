import { memoryLine } from '@switchboard/client'
import type { FarEnd, FarEvents, OpenLine, PutFile, Uploaded, UploadFault } from '@switchboard/client'
import { isCommand, isParseFault, parseClientFrame, serialize } from '@switchboard/protocol'
import type {
  ClientFrame,
  Command,
  ErrorCode,
  Receipt,
  FactFrame,
  FileSent,
  ServerFrame,
  StaffContactFact,
  Uuid,
  WireFact,
  LiveFrame,
} from '@switchboard/protocol'
import type { Me } from '../browser/api.js'
import type { Clock } from '../state/server-clock.js'
import { answered, consulted } from './consulted.js'
import { said } from './said.js'
import { transferred } from './transferred.js'

/** What one may say of a contact that is to ring. */
export interface SimulatedContact {
  /** What else its first fact says. */
  readonly first?: Partial<Extract<StaffContactFact, { type: 'contact_started' }>>
  readonly text: string
  readonly page?: string | null
  readonly locale?: string
  /** How long it rings, in ms. */
  readonly ringMs?: number
  /** How long the visitor has waited before it rings, in ms. */
  readonly waitedMs?: number
}

const simulatedNames = { brandName: 'Gốm Hiên', queueName: 'Đơn hàng' } as const
const wrapUpMs = 120_000

/**
 * The gateway as one agent's desk meets it, in memory: it numbers facts, acknowledges, replays, and carries out a staff
 * member's commands as the protocol says. Tests drive the visitor's side and the deadlines by hand.
 */
export class SimulatedGateway {
  /** Every command that came, in order, retries included. */
  readonly commands: Command[] = []
  /** Every frame of typing that came. */
  readonly typed: Uuid[] = []
  /** How far the desk said that it is. */
  readonly receipts: Receipt[] = []
  /** Every word of what the desk has open. */
  readonly looked: (readonly [Uuid, boolean])[] = []
  /** Every wish for the live feed that came. */
  readonly watched: boolean[] = []
  readonly line: OpenLine
  /** What was uploaded, by id. */
  readonly uploads = new Map<Uuid, Pick<FileSent, 'kind' | 'bytes' | 'width' | 'height' | 'fileName'>>()
  /** Whether lines are taken at all. */
  up = true
  /** Whether commands are answered; those that come meanwhile stay unanswered. */
  silent = false
  readonly #me: Me
  readonly #clock: Clock
  readonly #streams = new Map<Uuid, readonly FactFrame[]>()
  readonly #ends = new Map<FarEnd, Set<Uuid>>()
  readonly #offers = new Map<Uuid, Uuid>()
  readonly #refusals = new Map<Command['t'], ErrorCode>()
  #count = 0

  constructor(me: Me, clock: Clock) {
    this.#me = me
    this.#clock = clock
    this.line = memoryLine((end) => this.#accept(end))
  }

  /** What the next upload is refused with; held back while it is `hold`. */
  nextUpload: UploadFault | 'hold' | null = null

  /** A file comes in by HTTP: it may then be sent. */
  async put(
    { name, blob }: Parameters<PutFile>[0],
    { progress, signal }: Parameters<PutFile>[1],
  ): Promise<Uploaded> {
    progress(0.4)
    const fate = this.nextUpload
    this.nextUpload = null
    if (fate === 'hold') await new Promise((resolve) => signal.addEventListener('abort', resolve))
    else if (fate !== null) return { ok: false, code: fate }
    const file = this.id()
    const kind = blob.type.startsWith('image/') ? 'image' : 'pdf'
    const size = kind === 'image' ? { width: 40, height: 30 } : {}
    this.uploads.set(file, { kind, bytes: blob.size, ...size, fileName: name })
    return { ok: true, file }
  }

  /** A new id, different each time, the same in each run. */
  id(): Uuid {
    this.#count += 1
    return `0190aaaa-0000-7000-8000-${String(this.#count).padStart(12, '0')}`
  }

  /** A visitor writes, and the contact rings at the agent. Resolves the ids. */
  ring({
    text,
    page = 'https://gom.example/am-chen',
    locale = 'vi',
    ringMs = 20_000,
    waitedMs = 21_000,
    first = {},
  }: SimulatedContact): {
    readonly contact: Uuid
    readonly offer: Uuid
  } {
    const [contact, offer] = [this.id(), this.id()]
    const at = this.#clock.now()
    const began = at - waitedMs
    const ids = { brand: this.id(), site: this.id(), queue: this.id(), visitor: this.id() }
    const more = { channel: 'chat', locale, page, ...first } as const
    this.#append(contact, { type: 'contact_started', ...ids, ...more }, { at: began })
    this.#append(contact, { type: 'message_sent', from: 'visitor', text }, { at: began })
    this.#append(contact, {
      type: 'offer_made',
      offer,
      agent: this.#me.id,
      name: this.#me.name,
      dueAt: at + ringMs,
    })
    this.#append(this.#me.id, {
      type: 'work_reserved',
      contact,
      offer,
      dueAt: at + ringMs,
      ...simulatedNames,
    })
    this.#offers.set(contact, offer)
    return { contact, offer }
  }

  /** The offer ends without an answer; the system sets the agent's state. */
  expire(contact: Uuid, cause: 'expired' | 'undelivered'): void {
    const offer = this.#offers.get(contact) ?? ''
    const agent = this.#me.id
    const why = cause === 'expired' ? 'offer_expired' : 'offer_undelivered'
    const presence = cause === 'expired' ? 'not_responding' : 'not_reachable'
    this.#append(contact, { type: why, offer, agent })
    this.#append(agent, { type: 'work_released', contact, offer, cause })
    this.#append(agent, { type: 'presence_changed', presence, cause: why })
  }

  /** The visitor leaves while it rings. */
  withdraw(contact: Uuid): void {
    const offer = this.#offers.get(contact) ?? ''
    this.#append(contact, { type: 'offer_withdrawn', offer, agent: this.#me.id })
    this.#append(this.#me.id, { type: 'work_released', contact, offer, cause: 'withdrawn' })
  }

  /** A colleague has a contact open, or no longer. */
  look(contact: Uuid, name: string, on: boolean): void {
    const notice = { t: 'looking', stream: contact, agent: contact, name, on } as const
    for (const [end, followed] of this.#ends) if (followed.has(contact)) end.send(serialize(notice))
  }

  /** A frame of the live feed, to everybody. */
  tellLive(frame: LiveFrame): void {
    for (const end of this.#ends.keys()) end.send(JSON.stringify(frame))
  }

  /** A fact of a contact, or of the agent, as it comes from somebody else. */
  tell(stream: Uuid, fact: WireFact): void {
    this.#append(stream, fact)
  }

  /** The visitor ends the chat: wrap-up begins. */
  leave(contact: Uuid): void {
    this.#append(contact, { type: 'contact_ended', by: 'visitor', wrapUpDueAt: this.#clock.now() + wrapUpMs })
  }

  /** The newest seq of a contact. */
  headOf(contact: Uuid): number {
    return this.#streams.get(contact)?.length ?? 0
  }

  /** The visitor holds and has read so much. */
  receive(contact: Uuid, reach: { readonly delivered: number; readonly read: number }): void {
    for (const [end, followed] of this.#ends)
      if (followed.has(contact)) send(end, { t: 'receipt', stream: contact, from: 'visitor', ...reach })
  }

  /** The visitor types. */
  type(contact: Uuid): void {
    for (const [end, followed] of this.#ends)
      if (followed.has(contact)) send(end, { t: 'typing', stream: contact, from: 'visitor' })
  }

  /** The next command of a kind is refused. */
  refuseNext(kind: Command['t'], code: ErrorCode): void {
    this.#refusals.set(kind, code)
  }

  /** Every line is cut with a close code. */
  cut(code: number): void {
    for (const end of this.#ends.keys()) end.close(code)
  }

  #accept(end: FarEnd): FarEvents {
    if (!this.up) end.close(1006)
    return {
      received: (text) => {
        const frame = parseClientFrame(text)
        if (isParseFault(frame)) end.close(4501)
        else this.#receive(end, frame)
      },
      closed: () => void this.#ends.delete(end),
    }
  }

  #receive(end: FarEnd, frame: ClientFrame): void {
    if (isCommand(frame)) {
      this.commands.push(frame)
      if (!this.silent) this.#answer(end, frame)
      return
    }
    switch (frame.t) {
      case 'hello':
        this.#ends.set(end, new Set([this.#me.id, ...Object.keys(frame.last ?? {})]))
        send(end, this.#welcome())
        for (const [stream, after] of Object.entries({ [this.#me.id]: 0, ...frame.last }))
          this.#replay(end, stream, after)
        return
      case 'follow':
        this.#ends.get(end)?.add(frame.stream)
        this.#replay(end, frame.stream, frame.after)
        return
      case 'unfollow':
        this.#ends.get(end)?.delete(frame.stream)
        return
      case 'pull':
        this.#replay(end, frame.stream, frame.after)
        return
      case 'typing':
        this.typed.push(frame.stream)
        return
      case 'receipt':
        this.receipts.push(frame)
        return
      case 'looking':
        this.looked.push([frame.stream, frame.on])
        return
      case 'watch_live':
        this.watched.push(frame.on)
        return
      case 'hb':
      case 'media':
      case 'signal':
      case 'listen_in':
      case 'record_call':
        if (frame.t === 'hb' && frame.probe) send(end, { t: 'hb', heads: {} })
    }
  }

  #welcome(): ServerFrame {
    const { id, name } = this.#me
    return {
      t: 'welcome',
      sid: this.id(),
      epoch: 'simulated',
      me: { id, kind: 'staff', name },
      heads: { [id]: this.#streams.get(id)?.length ?? 0 },
      heartbeatMs: 10_000,
    }
  }

  #replay(end: FarEnd, stream: Uuid, after: number): void {
    for (const frame of this.#facts(stream)) if (frame.seq > after) send(end, frame)
  }

  #facts(stream: Uuid): readonly FactFrame[] {
    return this.#streams.get(stream) ?? []
  }

  #answer(end: FarEnd, command: Command): void {
    const code = this.#refusals.get(command.t)
    this.#refusals.delete(command.t)
    if (code !== undefined) return send(end, { t: 'refused', id: command.id, code, message: code })
    const known = this.#streams.get(command.stream)?.find((frame) => frame.id === command.id)
    const seq = known?.seq ?? this.#carryOut(command)
    send(end, { t: 'ack', id: command.id, stream: command.stream, seq, at: this.#clock.now() })
  }

  /** The seq of the command's first fact in its stream. */
  #carryOut(command: Command): number | null {
    const { id, stream } = command
    const { id: agent, name } = this.#me
    const append = (fact: WireFact): number => this.#append(stream, fact, { id })
    switch (command.t) {
      case 'presence':
        return append({
          ...(command.when === 'after_work'
            ? { type: 'presence_planned', presence: command.presence }
            : { type: 'presence_changed', presence: command.presence, cause: 'chosen' }),
          ...(command.reason !== undefined && { reason: command.reason }),
        })
      case 'shown':
        return append({ type: 'offer_shown', offer: command.offer })
      case 'accept': {
        const segment = this.id()
        const seq = append(answered(command, this.#me, { segment, facts: this.#facts(stream) }))
        this.#append(agent, { type: 'work_started', contact: stream, segment })
        return seq
      }
      case 'decline': {
        const { offer } = command
        const seq = append(answered(command, this.#me, { segment: offer, facts: this.#facts(stream) }))
        this.#append(agent, { type: 'work_released', contact: stream, offer, cause: 'declined' })
        return seq
      }
      case 'say':
        return append(said(command, { agent, name }))
      case 'send_file':
        return append({
          type: 'file_sent',
          from: 'agent',
          agent,
          name,
          file: command.file,
          ...(this.uploads.get(command.file) ?? { kind: 'pdf', bytes: 0, fileName: 'file.pdf' }),
        })
      case 'note':
        return append({ type: 'note_added', agent, name, text: command.text })
      case 'end':
        return append({ type: 'contact_ended', by: 'agent', wrapUpDueAt: this.#clock.now() + wrapUpMs })
      case 'finish': {
        const { disposition = null } = command
        const seq = append({ type: 'wrap_up_ended', disposition, cause: 'finished' })
        this.#append(agent, { type: 'work_ended', contact: stream, segment: stream })
        return seq
      }
      case 'hold':
        return append({ type: 'contact_held' })
      case 'resume':
        return append({ type: 'contact_resumed' })
      case 'transfer': {
        const seq = append(transferred(command, this.#me))
        this.#append(agent, { type: 'work_ended', contact: stream, segment: stream })
        return seq
      }
      case 'take': {
        const [offer, segment] = [this.id(), this.id()]
        const seq = append({ type: 'offer_made', offer, agent, name, dueAt: this.#clock.now() })
        this.#append(stream, { type: 'offer_accepted', offer, agent, name, segment })
        const dueAt = this.#clock.now()
        this.#append(agent, { type: 'work_reserved', contact: stream, offer, dueAt, ...simulatedNames })
        this.#append(agent, { type: 'work_started', contact: stream, segment })
        return seq
      }
      case 'transcript':
        return append({ type: 'transcript_requested', by: 'agent', name, email: command.email ?? null })
      case 'resend':
        return append({ type: 'mail_retried', letter: command.letter, name })
      case 'attempt':
        return append({ type: 'callback_attempted', attempt: 1, name, result: command.result })
      case 'consult':
      case 'consult_step': {
        const now = { dueAt: this.#clock.now() + wrapUpMs, facts: this.#facts(stream) }
        const [seq = null] = consulted(command, this.#me, now).map((fact) => append(fact))
        const isOut = command.t === 'consult_step' && /^(complete|leave)$/.test(command.step)
        if (isOut) this.#append(agent, { type: 'work_ended', contact: stream, segment: stream })
        return seq
      }
      case 'reassign':
      case 'force': // a supervisor's
      case 'leave':
      case 'start':
      case 'rate': // a visitor's: no desk sends them
      case 'joined':
      case 'failed':
      case 'measure': // of a call, whose sound it has not
        return null
      default:
        return command satisfies never
    }
  }

  #append(
    stream: Uuid,
    fact: WireFact,
    { at = this.#clock.now(), id }: { at?: number; id?: Uuid } = {},
  ): number {
    const facts = this.#facts(stream)
    const seq = facts.length + 1
    const frame: FactFrame = { t: 'fact', stream, seq, at, ...(id !== undefined && { id }), fact }
    this.#streams.set(stream, [...facts, frame])
    for (const [end, followed] of this.#ends) if (followed.has(stream)) send(end, frame)
    return seq
  }
}

function send(end: FarEnd, frame: ServerFrame): void {
  end.send(serialize(frame))
}
