import { limits } from '@switchboard/protocol'
import type {
  ClientFrame,
  Command,
  Cursors,
  FactFrame,
  ServerFrame,
  Uuid,
  WireFact,
} from '@switchboard/protocol'
import type { World } from './world.js'

/** Facts that the simulated gateway sends at once: few, so that paging happens. */
const replay = 4

/** A text with this word is always refused. */
export const refusedWord = 'refuse me'

/** A socket as the gateway sees it. */
export interface Socket {
  send(frame: ServerFrame): void
}

/** How often something goes wrong: probabilities from 0 to 1. */
export interface Faults {
  /** The bus loses a fact, or brings it twice. */
  readonly lost: number
  readonly twice: number
  /** An answer takes up to 15 s. */
  readonly slow: number
}

/** A gateway that is right and a bus that is not: facts come late, twice, out of order, or never. */
export function createGateway(world: World, faults: () => Faults) {
  const log = new Map<Uuid, FactFrame[]>()
  const answers = new Map<Uuid, { stream: Uuid; seq: number }>()
  const sockets = new Map<Socket, Set<Uuid>>()
  const buckets = new Map<Socket, { left: number; at: number }>()
  const busyUntil = new Map<Uuid, number>()

  function append(stream: Uuid, fact: WireFact, id?: Uuid): number {
    const facts = log.get(stream) ?? []
    log.set(stream, facts)
    const frame: FactFrame = {
      t: 'fact',
      stream,
      seq: facts.length + 1,
      at: world.now(),
      ...(id === undefined ? {} : { id }),
      fact,
    }
    facts.push(frame)
    for (const [socket, followed] of sockets) if (followed.has(stream)) publish(socket, frame)
    return frame.seq
  }

  function publish(socket: Socket, frame: FactFrame): void {
    if (world.chance(faults().lost)) return
    world.later(world.upTo(300), () => socket.send(frame))
    if (world.chance(faults().twice)) world.later(world.upTo(3_000), () => socket.send(frame))
  }

  function sendFrom(socket: Socket, stream: Uuid, after: number, to = Infinity): void {
    const rest = (log.get(stream) ?? []).slice(after, to)
    for (const frame of rest.slice(0, replay)) socket.send(frame)
    if (rest.length > replay)
      socket.send({ t: 'limited', stream, from: after + replay + 1, to: after + rest.length })
  }

  function heads(followed: Set<Uuid>): Cursors {
    return Object.fromEntries([...followed].map((stream) => [stream, log.get(stream)?.length ?? 0]))
  }

  function hello(socket: Socket, last: Cursors): void {
    const followed = new Set([...log.keys(), ...Object.keys(last)].filter((stream) => log.has(stream)))
    sockets.set(socket, followed)
    const me = { id: world.uuid(), kind: 'visitor', name: '' } as const
    socket.send({
      t: 'welcome',
      sid: world.uuid(),
      epoch: 'one',
      me,
      heads: heads(followed),
      heartbeatMs: 25_000,
    })
    for (const stream of Object.keys(last))
      if (!followed.has(stream))
        socket.send({ t: 'error', code: 'not_found', message: 'No such contact.', stream })
    for (const [stream, after] of Object.entries(last)) sendFrom(socket, stream, after)
  }

  /** The rate of the real gateway, below which a client must stay whatever the network does to its frames. */
  function tooFast(socket: Socket): boolean {
    const { left, at } = buckets.get(socket) ?? { left: limits.commandBurst, at: world.now() }
    const refilled = Math.min(
      limits.commandBurst,
      left + ((world.now() - at) * limits.commandsPerSecond) / 1_000,
    )
    buckets.set(socket, { left: refilled < 1 ? refilled : refilled - 1, at: world.now() })
    return refilled < 1
  }

  /** First in, first out on each stream, also when the socket is gone meanwhile. */
  function queueCommand(socket: Socket, command: Command): void {
    if (tooFast(socket)) throw new Error('the client is too fast')
    const took = world.chance(faults().slow) ? world.upTo(15_000) : world.upTo(100)
    const done = Math.max(busyUntil.get(command.stream) ?? 0, world.now() + took)
    busyUntil.set(command.stream, done)
    world.later(done - world.now(), () => carryOut(socket, command))
  }

  function carryOut(socket: Socket, command: Command): void {
    const { id, stream } = command
    const before = answers.get(id)
    const text = 'text' in command ? command.text : ''
    if (text.includes(refusedWord))
      return socket.send({ t: 'refused', id, code: 'text_empty', message: 'No.' })
    if (before === undefined && command.t !== 'start' && !log.has(stream))
      return socket.send({ t: 'refused', id, code: 'not_found', message: 'No such contact.' })
    const seq = before?.seq ?? append(stream, { type: 'message_sent', from: 'visitor', text }, id)
    answers.set(id, { stream, seq })
    const followed = sockets.get(socket)
    if (command.t === 'start' && followed !== undefined && !followed.has(stream)) {
      followed.add(stream)
      sendFrom(socket, stream, 0)
    }
    socket.send({ t: 'ack', id, stream, seq, at: world.now() })
  }

  function receive(socket: Socket, frame: ClientFrame): void {
    const followed = sockets.get(socket)
    if (frame.t === 'hello') return hello(socket, frame.last ?? {})
    if (followed === undefined) throw new Error(`${frame.t} came before hello`)
    if (frame.t === 'hb') return frame.probe ? socket.send({ t: 'hb', heads: heads(followed) }) : undefined
    if (frame.t === 'unfollow') return void followed.delete(frame.stream)
    if (frame.t === 'typing' || frame.t === 'receipt' || frame.t === 'watch_live') return
    if (frame.t === 'media' || frame.t === 'signal' || frame.t === 'looking') return
    if (frame.t === 'listen_in' || frame.t === 'record_call') return
    if (frame.t === 'pull') return sendFrom(socket, frame.stream, frame.after, frame.to)
    if (frame.t !== 'follow') return queueCommand(socket, frame)
    if (log.has(frame.stream)) followed.add(frame.stream)
    sendFrom(socket, frame.stream, frame.after)
  }

  return {
    log,
    answers,
    append,
    receive,
    beat: () => sockets.forEach((followed, socket) => socket.send({ t: 'hb', heads: heads(followed) })),
    gone: (socket: Socket) => sockets.delete(socket),
  }
}

/** The simulated gateway. */
export type Gateway = ReturnType<typeof createGateway>
