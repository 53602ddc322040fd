import type { ClientFrame, Command } from './client-frames.js'
import { clientShapes, commandAudiences } from './client-shapes.js'
import { limits } from './limits.js'
import { badFrame, readJson } from './parse-fault.js'
import type { ParseFault } from './parse-fault.js'
import { isObject, isWrong, readShape } from './shape.js'

/** Whose socket it is. */
export type SocketKind = 'visitor' | 'staff'

/**
 * Reads what a client has sent: a frame with the named keys only, or the fault. Never throws. Without a kind of socket (before
 * hello) every frame may come, up to the larger limit.
 */
export function parseClientFrame(text: string, socket?: SocketKind): ClientFrame | ParseFault {
  const most = socket === 'visitor' ? limits.visitorFrameBytes : limits.staffFrameBytes
  // a cheap bound: the bytes themselves are counted where they come in
  if (text.length > most) return badFrame('frame: its size')
  const raw = readJson(text)
  if (!isObject(raw)) return badFrame('frame: an object')
  const t: unknown = 't' in raw ? raw.t : undefined
  if (!isClientType(t)) return badFrame('t')
  const copy = readShape<object>(clientShapes[t], raw, { t })
  if (isWrong(copy)) return badFrame(`${t}.${copy.wrong}`)
  return checked(copy as ClientFrame, socket)
}

/** Whether a frame is one that is answered by `ack` or `refused`. */
export function isCommand(frame: ClientFrame): frame is Command {
  return Object.hasOwn(commandAudiences, frame.t)
}

function isClientType(t: unknown): t is ClientFrame['t'] {
  return typeof t === 'string' && Object.hasOwn(clientShapes, t)
}

function checked(frame: ClientFrame, socket: SocketKind | undefined): ClientFrame | ParseFault {
  if (frame.t === 'pull' && frame.to <= frame.after) return badFrame('pull.to')
  if (!isCommand(frame)) return frame
  const audience = commandAudiences[frame.t]
  if (socket !== undefined && audience !== 'both' && audience !== socket)
    return { error: 'not_allowed', id: frame.id, message: `${frame.t} is not for a ${socket}'s socket` }
  return tooLong(frame) ?? frame
}

function tooLong(command: Command): ParseFault | null {
  if ('text' in command && command.text.length > limits.textLength)
    return longer(command, 'text', limits.textLength)
  if (command.t === 'rate' && (command.comment ?? '').length > limits.commentLength)
    return longer(command, 'comment', limits.commentLength)
  return null
}

function longer(command: Command, field: string, most: number): ParseFault {
  return { error: 'text_too_long', id: command.id, message: `${command.t}.${field} is longer than ${most}` }
}
