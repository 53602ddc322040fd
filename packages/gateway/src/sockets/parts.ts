import type { Server } from 'node:http'
import { limits as protocolLimits } from '@switchboard/protocol'
import type { Bus } from '../bus/bus.js'
import type { Attendance } from '../desk/attendance.js'
import type { Centre } from '../desk/centre.js'
import type { Desk } from '../desk/desk.js'
import type { LiveFeed } from '../live/live-feed.js'
import type { Log } from '../log/log.js'
import type { Reception } from '../reception/reception.js'
import type { Media } from '../voice/media.js'
import type { Recordings } from '../voice/recorder/recordings.js'
import type { ReceiptStore } from './receipt-store.js'
import type { Tokens } from './tokens.js'

/** What the socket layer is made of. */
export interface SocketParts {
  /** Its upgrades are taken over; nobody else may listen for them. */
  readonly server: Server
  readonly log: Log
  readonly bus: Bus
  readonly desk: Desk
  readonly centre: Centre
  readonly tokens: Tokens
  /** Hears of the first socket of an agent at this node and of the end of the last. */
  readonly attendance?: Pick<Attendance, 'arrived' | 'left'>
  /** The live numbers; without it nobody is given any. */
  readonly live?: LiveFeed
  /** The sound of calls; without it there is none. */
  readonly media?: Media
  readonly recordings?: Pick<Recordings, 'pause'>
  /** Knows where contacts stand in line; without it no visitor is told. */
  readonly reception?: Pick<Reception, 'places'>
  /** The visitor's contacts that have not ended: a visitor's socket follows them without asking. */
  readonly openContacts: (tenant: number, visitor: string) => Promise<readonly string[]>
  /** Names this log: changes when it was restored or reset. */
  readonly receipts: ReceiptStore
  readonly epoch: string
  /** The origins of the gateway's own console: staff sockets come from there. */
  readonly ownOrigins: { has(origin: string): boolean }
  readonly newId: () => string
  readonly report: (what: string, error: unknown) => void
  readonly limits?: Partial<SocketLimits>
}

/** What one gateway's sockets may do: the protocol's limits and those that concern the process. Times in ms. */
export interface SocketLimits {
  readonly helloMs: number
  readonly unacknowledged: number
  readonly commandsPerSecond: number
  readonly commandBurst: number
  /** Follows, pulls and probes of one socket, which cost a read: a second, and at once. */
  readonly readsPerSecond: number
  readonly readBurst: number
  readonly heartbeatMs: number
  readonly staffHeartbeatMs: number
  readonly silenceMs: number
  /** A socket to which bytes are waiting and that takes none for so long is closed. */
  readonly stalledMs: number
  readonly ephemeralCapBytes: number
  readonly bufferCapBytes: number
  readonly replay: number
  readonly followedStreams: number
  readonly typingEveryMs: number
  /** Sockets that one visitor or one member of staff may have on this node. */
  readonly connectionsPerUser: number
  /** Hellos that this node takes a second, and at once. */
  readonly hellosPerSecond: number
  readonly helloBurst: number
  /** How often all sockets are looked at. */
  readonly pulseMs: number
  /** Frames of any kind that are read of one socket between two looks; the others wait. */
  readonly framesAPulse: number
  /** How long a fact that came early is held before the log is read. */
  readonly earlyMs: number
}

/** The limits of docs/protocol.md, and what a node of two cores takes. */
export const defaultLimits: SocketLimits = {
  ...protocolLimits,
  readsPerSecond: 40,
  readBurst: 240,
  stalledMs: 10_000,
  connectionsPerUser: 64,
  hellosPerSecond: 500,
  helloBurst: 1_000,
  pulseMs: 500,
  framesAPulse: 500,
  earlyMs: 50,
}
