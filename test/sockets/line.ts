import type {
  Ack,
  ClientFrame,
  FactFrame,
  Refused,
  ServerFrame,
  WireFact,
  Welcome,
} from '@switchboard/protocol'
import { WebSocket } from 'ws'
import { newId, type PlainCommand } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { siteOrigin } from './centre.ts'

export interface LineOptions {
  readonly token: string
  readonly origin?: string | null
  readonly last?: Record<string, number>
  readonly epoch?: string
  /** Sent instead of hello; null: nothing is said. */
  readonly first?: string | Buffer | null
  readonly subprotocol?: string
}

/** A socket as a test needs it: it says what it is told to, may stop reading, and remembers what it heard. */
export class Line {
  readonly frames: ServerFrame[] = []
  readonly answers = new Map<string, Ack | Refused>()
  closed: { code: number; reason: string } | null = null
  readonly socket: WebSocket

  constructor(
    url: string,
    { token, origin = siteOrigin, last, epoch, first, subprotocol = 'switchboard.v1' }: LineOptions,
  ) {
    this.socket = new WebSocket(url, subprotocol, {
      ...(origin !== null && { origin }),
      perMessageDeflate: false,
    })
    const hello = { t: 'hello', v: 1, token, ...(last && { last }), ...(epoch && { epoch }) }
    this.socket.on('open', () => {
      if (first !== null) this.socket.send(first ?? JSON.stringify(hello))
    })
    this.socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as ServerFrame))
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }))
    this.socket.on('error', () => {})
  }

  get welcome(): Welcome | undefined {
    return this.frames.find((frame) => frame.t === 'welcome')
  }

  async ready(): Promise<this> {
    await until(
      'the socket is welcomed',
      () => {
        if (this.closed) throw new Error(`it was closed: ${this.closed.code} ${this.closed.reason}`)
        return this.welcome
      },
      10_000,
    )
    return this
  }

  /** The code that it is closed with, and the codes of the error frames before. */
  async end(): Promise<{ code: number; errors: string[] }> {
    const { code } = await until('the socket is closed', () => this.closed, 20_000)
    return { code, errors: this.errors() }
  }

  errors(): string[] {
    return this.frames.flatMap((frame) => (frame.t === 'error' ? [frame.code] : []))
  }

  send(frame: ClientFrame | string): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  /** Sends a command and returns its id. */
  command(command: PlainCommand): string {
    const id = command.id ?? newId()
    this.send({ ...command, id })
    return id
  }

  /** Sends a command; resolves with `ack`, or with the code of the refusal. */
  async ask(command: PlainCommand): Promise<Ack | string> {
    return this.answer(this.command(command))
  }

  async answer(id: string): Promise<Ack | string> {
    const answer = await until(
      'the command is answered',
      () => {
        if (this.closed) throw new Error(`it was closed: ${this.closed.code} ${this.closed.reason}`)
        return this.answers.get(id)
      },
      20_000,
    )
    return answer.t === 'ack' ? answer : answer.code
  }

  /** All facts of one stream that came, in the order in which they came. */
  facts(stream: string): FactFrame[] {
    return this.frames.filter((frame) => frame.t === 'fact').filter((frame) => frame.stream === stream)
  }

  /** The types of one stream's facts, as they came. */
  types(stream: string): string[] {
    return this.facts(stream).map(({ fact }) => fact.type)
  }

  /** Waits for a fact of a type on a stream. */
  async fact<T extends WireFact['type']>(
    stream: string,
    type: T,
  ): Promise<FactFrame & { fact: Extract<WireFact, { type: T }> }> {
    const found = await until(
      `${type} comes`,
      () => this.facts(stream).findLast(({ fact }) => fact.type === type),
      20_000,
    )
    return found as FactFrame & { fact: Extract<WireFact, { type: T }> }
  }

  terminate(): void {
    this.socket.terminate()
  }

  #hear(frame: ServerFrame): void {
    this.frames.push(frame)
    if (frame.t === 'ack' || frame.t === 'refused') this.answers.set(frame.id, frame)
    if (frame.t === 'hb' && this.socket.readyState === WebSocket.OPEN) this.send({ t: 'hb' })
  }
}
