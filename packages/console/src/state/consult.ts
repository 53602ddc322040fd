import type { ConsultEnd, StaffContactFact, Uuid } from '@switchboard/protocol'
import type { ByType } from './by-type.js'
import type { ContactView } from './contact.js'

/** Another agent who is asked about a call, or in it with who has it. */
export interface Consult {
  readonly consult: Uuid
  readonly is: 'ringing' | 'talking' | 'conference'
  /** Who asks, and who is asked. */
  readonly byName: string
  readonly agent: Uuid
  readonly name: string
  /** What the other should know beforehand; null where there is none, or where it was erased. */
  readonly note: string | null
}

/** How the last consultation ended, for who asked; null where one goes on, or there was none. */
export interface ConsultOver {
  readonly name: string
  readonly cause: ConsultEnd
}

const over = (view: ContactView, { name, cause }: ConsultOver): ContactView => ({
  ...view,
  consult: null,
  consultOver: { name, cause },
})

/** What the facts of consultations make of a contact. */
export const consultTurns: ByType<StaffContactFact, ContactView, ContactView> = {
  consult_started: (view, { consult, name, with: agent, withName, note }) => ({
    ...view,
    consult: { consult, is: 'ringing', byName: name, agent, name: withName, note },
    consultOver: null,
  }),
  consult_answered: (view) => ({ ...view, consult: view.consult && { ...view.consult, is: 'talking' } }),
  consult_ended: over,
  conference_started: (view, { consult, agent, name }) => ({
    ...view,
    consult: { consult, is: 'conference', byName: view.agentName, agent, name, note: null },
    consultOver: null,
  }),
  conference_ended: over,
  contact_handed_over: (view, { into, intoName }) => ({
    ...view,
    agent: into,
    agentName: intoName,
    held: false,
    consultOver: null,
  }),
}

/** Whether one is asked about this call, or in it, and somebody else has it. */
export function isConsulted(
  { mine, view }: { readonly mine: boolean; readonly view: ContactView },
  me: Uuid,
): boolean {
  return mine && view.phase === 'connected' && view.consult?.agent === me
}
