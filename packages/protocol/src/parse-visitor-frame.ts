import type { ErrorCode } from './error-codes.js'
import { anyExtra } from './extras.js'
import { uuid } from './ids.js'
import type { ParseFault } from './parse-fault.js'
import { parserOf } from './parse-server-frame.js'
import type { ServerFrame, VisitorFact } from './server-frames.js'
import { factReader, frameShapes } from './server-shapes.js'
import { nullable, oneOf, optional, string, whole } from './shape.js'
import type { Read, Shape } from './shape.js'

type FactShapes = {
  readonly [T in VisitorFact['type']]: readonly Shape<Omit<Extract<VisitorFact, { type: T }>, 'type'>>[]
}

/** What a visitor's socket may learn of a contact: a fact or a field that is missing here does not compile. */
const visitorFacts: FactShapes = {
  contact_started: [
    { channel: optional(oneOf('voice', 'message', 'callback')), greeting: optional(nullable(string)) },
  ],
  message_sent: [
    {
      from: oneOf('visitor', 'agent'),
      name: optional(string),
      text: nullable(string),
      extra: optional(anyExtra),
    },
  ],
  file_sent: [
    {
      from: oneOf('visitor', 'agent'),
      name: optional(string),
      file: uuid,
      kind: oneOf('image', 'pdf', 'text', 'document', 'spreadsheet', 'presentation', 'audio'),
      bytes: whole,
      width: optional(whole),
      height: optional(whole),
      fileName: nullable(string),
    },
  ],
  agent_joined: [{ name: string, picture: optional(string) }],
  agent_left: [{ name: string }],
  contact_held: [{}],
  contact_resumed: [{}],
  contact_ended: [{ by: oneOf('visitor', 'agent', 'system') }],
  contact_rated: [{ score: whole }],
  words_erased: [{}],
}

/** As `parseServerFrame`, for a visitor's socket: it knows no fact that only staff see, nor which codes there are, and is less to load for it. */
export const parseVisitorFrame: (text: string) => ServerFrame | ParseFault = parserOf(
  frameShapes(factReader(visitorFacts), string as Read<ErrorCode>),
)
