import { connectCall, failCall, measureCall } from '@switchboard/domain'
import type { CallEnd } from '@switchboard/domain'
import { unreachable } from '../wire.js'
import type { CallCommand } from '../wire.js'
import type { DecideContact } from './contact.js'

/** What one end of a call tells of its sound. */
export function decideCall(end: CallEnd, command: CallCommand): DecideContact {
  switch (command.t) {
    case 'joined':
      return (state, at) => connectCall(state, end, at)
    case 'failed':
      return (state, at) => failCall(state, { ...end, why: command.why }, at)
    case 'measure': {
      const { phases, quality } = command
      return (state, at) => measureCall(state, { ...end, phases, ...(quality && { quality }) }, at)
    }
    default:
      return unreachable(command)
  }
}
