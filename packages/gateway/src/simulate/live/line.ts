import { randomUUIDv7 } from 'node:crypto'
import {
  type ClientFrame,
  type Command,
  type ErrorCode,
  type FactFrame,
  type ServerFrame,
  isParseFault,
  parseServerFrame,
  serialize,
} from '@switchboard/protocol'
import { WebSocket } from 'ws'

/** A command without its id, which the line makes. */
type Unnamed<C> = C extends Command ? Omit<C, 'id'> : never

/** A socket of somebody who is played: it speaks the protocol as a browser does. */
export interface Line {
  /** Carries out a command; resolves to null, or to what it was refused for. `closed` where the line ended before an answer. */
  ask(command: Unnamed<Command>): Promise<ErrorCode | 'closed' | null>
  /** From now on the facts of a stream come, from its first one on. */
  follow(stream: string): void
  close(): void
  /** Settles when the line has ended, however that was. */
  readonly ended: Promise<void>
}

export interface LineOptions {
  /** The gateway's origin, and the page's. */
  readonly url: string
  readonly token: string
  /** Seqs of the facts that were heard, by stream; the line goes on there and keeps them. */
  readonly cursors: Map<string, number>
  /** Hears each fact once, in the order of its stream. */
  readonly onFact: (frame: FactFrame) => void
}

/** Opens a line; rejects where it ends before it is welcomed. */
export async function openLine({ url, token, cursors, onFact }: LineOptions): Promise<Line> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, 'switchboard.v1', { origin: url })
  const answers = new Map<string, (answer: ErrorCode | 'closed' | null) => void>()
  const send = (frame: ClientFrame): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(serialize(frame))
  }
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  void ended.then(() => answers.forEach((settle) => settle('closed')))
  const welcomed = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.once('close', (code, reason) =>
      reject(new Error(`the line was closed: ${code} ${String(reason)}`)),
    )
    socket.once('open', () => send({ t: 'hello', v: 1, token, last: Object.fromEntries(cursors) }))
    socket.on('message', (data) => {
      const frame = parseServerFrame((data as Buffer).toString())
      if (isParseFault(frame)) return // of another feature: nothing that is played
      if (frame.t === 'welcome') {
        for (const [stream, seq] of Object.entries(frame.heads))
          if (!cursors.has(stream)) cursors.set(stream, seq)
        resolve()
      } else hear(frame)
    })
  })

  function hear(frame: ServerFrame): void {
    if (frame.t === 'ack') answers.get(frame.id)?.(null)
    else if (frame.t === 'refused') answers.get(frame.id)?.(frame.code)
    else if (frame.t === 'fact') take(frame)
    else if (frame.t === 'limited')
      send({ t: 'pull', stream: frame.stream, after: frame.from - 1, to: frame.to })
    else if (frame.t === 'hb') {
      send({ t: 'hb' })
      for (const [stream, head] of Object.entries(frame.heads)) missing(stream, head)
    }
  }

  function take(frame: FactFrame): void {
    const { stream, seq } = frame
    const last = cursors.get(stream) ?? 0
    if (seq > last + 1) missing(stream, seq)
    else if (seq === last + 1) {
      cursors.set(stream, seq)
      onFact(frame)
    }
  }

  function missing(stream: string, to: number): void {
    const after = cursors.get(stream)
    if (after !== undefined && after < to) send({ t: 'pull', stream, after, to })
  }

  await welcomed
  return {
    ended,
    ask: (command) =>
      new Promise((resolve) => {
        const id = randomUUIDv7()
        answers.set(id, (answer) => {
          answers.delete(id)
          resolve(answer)
        })
        if (socket.readyState === WebSocket.OPEN) send({ ...command, id })
        else answers.get(id)?.('closed')
      }),
    follow(stream) {
      cursors.set(stream, cursors.get(stream) ?? 0)
      send({ t: 'follow', stream, after: cursors.get(stream) ?? 0 })
    },
    close: () => socket.close(),
  }
}
