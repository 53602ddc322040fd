import type { NewCommand } from '@switchboard/client'
import type { Uuid } from '@switchboard/protocol'

/** The command that rates a contact; a blank comment is none. */
export function ratingOf(stream: Uuid, score: 1 | 2 | 3 | 4 | 5, comment: string): NewCommand {
  const said = comment.trim()
  return { t: 'rate', stream, score, ...(said && { comment: said }) }
}
