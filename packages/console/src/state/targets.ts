import type { Uuid } from '@switchboard/protocol'
import type { Targets } from '../browser/api.js'

/** A queue or an agent that was chosen. */
export interface Choice {
  readonly to: 'queue' | 'agent'
  readonly target: Uuid
  readonly name: string
}

/** Those whose name holds what is searched for, whatever the case and the accents; agents who would be rung come first. */
export function matching(targets: Targets, search: string): Targets {
  const wanted = plain(search)
  const fits = ({ name }: { readonly name: string }): boolean => plain(name).includes(wanted)
  return {
    queues: targets.queues.filter(fits),
    agents: targets.agents.filter(fits).toSorted((a, b) => Number(b.room) - Number(a.room)),
  }
}

/** Whether a choice is among those that the search leaves. */
export function found(targets: Targets, search: string, { target }: Choice): boolean {
  const { queues, agents } = matching(targets, search)
  return [...queues, ...agents].some(({ id }) => id === target)
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
