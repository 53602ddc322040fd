import { randomBytes } from 'node:crypto'
import type {
  Ack,
  ClientFrame,
  Command,
  FactFrame,
  Refused,
  ServerFrame,
  Welcome,
} from '@switchboard/protocol'
import { WebSocket } from 'ws'
import type { Staff } from './rest.ts'
import { post } from './rest.ts'
import { until } from './switchboard.ts'

/** A command as tests write it; the socket gives it an id where it has none. */
type Plain<C> = C extends Command ? Omit<C, 'id'> & { id?: string } : never
export type PlainCommand = Plain<Command>

/** One socket that speaks the protocol and remembers all that it heard. It does nothing by itself but answer heartbeats. */
export class TestSocket {
  readonly facts: FactFrame[] = []
  readonly frames: ServerFrame[] = []
  readonly answers = new Map<string, Ack | Refused>()
  readonly sent: Command[] = []
  closed: { code: number; reason: string } | null = null
  welcome: Welcome | null = null
  onFact: (frame: FactFrame) => void = () => {}
  readonly #socket: WebSocket

  constructor(url: string, options: { token: string; origin: string; last?: Record<string, number> }) {
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/ws`, 'switchboard.v1', {
      origin: options.origin,
    })
    this.#socket.on('open', () =>
      this.send({ t: 'hello', v: 1, token: options.token, ...(options.last ? { last: options.last } : {}) }),
    )
    this.#socket.on('message', (data) => this.#hear(JSON.parse((data as Buffer).toString()) as ServerFrame))
    this.#socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }))
    this.#socket.on('error', () => {})
  }

  /** Resolves once the gateway has said welcome. */
  async ready(): Promise<this> {
    await until('the socket was welcomed', () => {
      if (this.closed) throw new Error(`the socket was closed: ${this.closed.code} ${this.closed.reason}`)
      return this.welcome
    })
    return this
  }

  send(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  /** Sends a command without waiting, and returns its id. */
  command(command: PlainCommand): string {
    const id = command.id ?? newId()
    const whole = { ...command, id } as Command
    this.sent.push(whole)
    this.send(whole)
    return id
  }

  /** Sends a command and resolves with its answer. */
  async ask(command: PlainCommand): Promise<Ack | Refused> {
    const id = this.command(command)
    return until(`${command.t} is answered`, () => {
      if (this.closed) throw new Error(`the socket was closed: ${this.closed.code} ${this.closed.reason}`)
      return this.answers.get(id)
    })
  }

  /** How many commands wait for their answer. */
  get unanswered(): number {
    return this.sent.filter((command) => !this.answers.has(command.id)).length
  }

  /** The facts heard of one stream, in order. */
  of(stream: string): FactFrame[] {
    return this.facts.filter((frame) => frame.stream === stream)
  }

  terminate(): void {
    this.#socket.terminate()
  }

  #hear(frame: ServerFrame): void {
    this.frames.push(frame)
    if (frame.t === 'welcome') this.welcome = frame
    else if (frame.t === 'ack' || frame.t === 'refused') this.answers.set(frame.id, frame)
    else if (frame.t === 'hb') this.send({ t: 'hb' })
    else if (frame.t === 'fact') {
      this.facts.push(frame)
      this.onFact(frame)
    }
  }
}

/** What the widget gets from `visitor-tokens`. */
export interface VisitorToken {
  readonly token: string
  readonly visitor: string
}

/** A visitor's token for a site, as the widget asks for it. */
export async function visitorToken(url: string, site = 'demo-site', origin = url): Promise<VisitorToken> {
  const response = await post(url, '/api/v1/visitor-tokens', { site }, { origin })
  if (!response.ok) throw new Error(`visitor-tokens: ${response.status} ${await response.text()}`)
  return (await response.json()) as VisitorToken
}

/** A staff socket, opened with a fresh ticket. */
export async function staffSocket(
  url: string,
  staff: Staff,
  last?: Record<string, number>,
): Promise<TestSocket> {
  const response = await staff.send('POST', '/api/v1/ws-ticket', {})
  if (!response.ok) throw new Error(`ws-ticket: ${response.status} ${await response.text()}`)
  const { ticket } = (await response.json()) as { ticket: string }
  return new TestSocket(url, { token: ticket, origin: url, ...(last ? { last } : {}) }).ready()
}

let lastMs = 0
let counter = 0

/** A UUIDv7, growing within this process. */
export function newId(): string {
  const now = Date.now()
  counter = now === lastMs ? counter + 1 : 0
  lastMs = now
  const hex =
    now.toString(16).padStart(12, '0') +
    (0x7000 | (counter & 0xfff)).toString(16) +
    randomBytes(8).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}
