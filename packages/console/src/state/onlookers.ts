import type { Line, OpenLine } from '@switchboard/client'
import { parseLookingNotice, serialize } from '@switchboard/protocol'
import type { Uuid } from '@switchboard/protocol'
import type { Clock } from './server-clock.js'

/** Who else has a contact open: heard on the console's own line, told of oneself on it. */
export interface Onlookers {
  /** The names of colleagues who have this contact open, in the order of the alphabet. */
  of(contact: Uuid): readonly string[]
  /** One has this contact before one's eyes; null: none. Cheap to call at every change, and to be called every few seconds. */
  lookAt(contact: Uuid | null): void
  /** Called after every change; returns the undo. */
  subscribe(listener: () => void): () => void
  /** The line with these frames taken out of it: the client never sees them. */
  tap(open: OpenLine): OpenLine
}

/** How often one says that one still looks, and for how long a colleague's word holds, in ms. */
const [againMs, holdsMs] = [10_000, 25_000]

/** Nobody looks yet. */
export function createOnlookers(local: Clock): Onlookers {
  const listeners = new Set<() => void>()
  const heard = new Map<Uuid, Map<Uuid, { readonly name: string; readonly at: number }>>()
  let line: Line | null = null
  let own: { readonly contact: Uuid; readonly at: number } | null = null
  const say = (stream: Uuid, on: boolean): void => line?.send(serialize({ t: 'looking', stream, on }))
  const take = (text: string): void => {
    const notice = parseLookingNotice(text)
    if ('error' in notice) return
    const { stream, agent, name, on } = notice
    const there = heard.get(stream) ?? new Map()
    if (on) there.set(agent, { name, at: local.now() })
    else there.delete(agent)
    heard.set(stream, there)
    for (const listener of listeners) listener()
  }
  return {
    of: (contact) =>
      [...(heard.get(contact)?.values() ?? [])]
        .filter(({ at }) => local.now() - at < holdsMs)
        .map(({ name }) => name)
        .toSorted((a, b) => a.localeCompare(b)),
    lookAt(contact) {
      const now = local.now()
      if (own !== null && own.contact !== contact) say(own.contact, false)
      const due = own === null || own.contact !== contact || now - own.at >= againMs
      if (contact !== null && due) say(contact, true)
      if (contact === null) own = null
      else if (due) own = { contact, at: now }
    },
    subscribe(listener) {
      // Wrapped, so that the same function may listen twice and each undo ends one.
      const one = (): void => listener()
      listeners.add(one)
      return () => void listeners.delete(one)
    },
    tap: (open) => (events) => {
      const mine = open({
        opened: () => events.opened(),
        received(text) {
          if (text.startsWith('{"t":"looking"')) return take(text)
          if (text.startsWith('{"t":"welcome"')) {
            line = mine
            own = null
          }
          events.received(text)
        },
        closed(code) {
          if (line === mine) line = null
          heard.clear()
          events.closed(code)
        },
      })
      return mine
    },
  }
}
