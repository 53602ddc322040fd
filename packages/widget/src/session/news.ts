import type { FactFrame } from '@switchboard/protocol'

/** What has come in a contact that nobody has seen, each told once. */
export class News {
  /** What an agent has said since the visitor last looked. */
  unread = 0
  #told = 0

  /** The facts that have not been told, and were not seen on a page before. */
  fresh(facts: readonly FactFrame[], seen: number): readonly FactFrame[] {
    const from = Math.max(this.#told, seen)
    this.#told = Math.max(this.#told, facts.at(-1)?.seq ?? 0)
    return facts.filter(({ seq }) => seq > from)
  }

  /** Counts what is unread; answers whether that is another number than before. */
  count(facts: readonly FactFrame[], seen: number): boolean {
    const before = this.unread
    this.unread = facts.filter((frame) => frame.seq > seen && isAgentMessage(frame)).length
    return this.unread !== before
  }

  /** Another contact begins. */
  forget(): void {
    this.unread = 0
    this.#told = 0
  }
}

/** Whether an agent has said something by this. */
export function isAgentMessage({ fact }: FactFrame): boolean {
  return (fact.type === 'message_sent' || fact.type === 'file_sent') && fact.from === 'agent'
}
