import { capabilities } from '@switchboard/voice'
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallInHand } from '../calls/call-line.js'
import type { ConsultStep, Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import { isConsulted } from '../state/consult.js'
import type { OpenContact } from '../state/desk-view.js'
import type { Phrases } from '../words/en.js'

/** What the keys of a consultation stand on. */
export interface ConsultKeys {
  readonly words: Phrases
  readonly desk: Desk
  readonly contact: OpenContact
  readonly inHand: CallInHand | null
  /** Chooses whom to ask. */
  readonly choose: () => void
  /** Says why nobody can be asked. */
  readonly explain: () => void
}

/** Asking another agent about a call, and going on with it; a call that no third can come into says so. */
export function consultKeys(keys: ConsultKeys): TemplateResult {
  const { contact, desk } = keys
  const words = keys.words.calls.consult
  const { consult } = contact.view
  if (consult === null) return askKey(keys)
  if (isConsulted(contact, desk.me.id)) return step(keys, 'leave', 'left', words.leave)
  if (consult.is === 'ringing') return step(keys, 'return', 'reply', words.return)
  if (consult.is === 'conference')
    return html`${step(keys, 'return', 'close', words.putOut(consult.name))}${step(keys, 'leave', 'left', words.leave)}`
  return html`${step(keys, 'complete', 'check', words.complete)}${step(keys, 'conference', 'phone', words.conferenceButton)}${step(keys, 'return', 'reply', words.return)}`
}

/** How a consultation stands, in a sentence; null where there is none to speak of. */
export function consultStanding({
  words,
  contact,
  desk,
}: Omit<ConsultKeys, 'choose' | 'explain'>): string | null {
  const { consult, consultOver, agentName } = contact.view
  const told = words.calls.consult
  if (consult === null) {
    const over: Readonly<Record<string, (name: string) => string>> = told.over
    return consultOver === null ? null : (over[consultOver.cause]?.(consultOver.name) ?? null)
  }
  const asked = isConsulted(contact, desk.me.id)
  if (consult.is === 'conference') return told.conference(asked ? agentName : consult.name)
  if (asked) return told.consulted(consult.byName)
  return consult.is === 'ringing' ? told.rings(consult.name) : told.talks(consult.name)
}

function askKey({ words, inHand, choose, explain }: ConsultKeys): TemplateResult {
  const plane = inHand?.call?.view.plane ?? null
  const label = html`${icon('consult', 18)}${words.calls.consult.button}`
  // It keeps the focus and can be pressed: else the reason is for those alone who have a mouse.
  if (plane !== null && capabilities[plane].consult !== true)
    return html`<button type="button" class="button second low" aria-disabled="true" title=${words.calls.consult.needsServer} aria-description=${words.calls.consult.needsServer} @click=${explain}>${label}</button>`
  return html`<button type="button" class="button second low" aria-keyshortcuts="C" ?disabled=${plane === null} @click=${choose}>${label}</button>`
}

function step(
  { desk, contact }: ConsultKeys,
  how: ConsultStep,
  name: IconName,
  label: string,
): TemplateResult {
  return html`<button type="button" class="button second low" @click=${() => desk.consultStep(contact.id, how)}>
    ${icon(name, 18)}${label}
  </button>`
}
