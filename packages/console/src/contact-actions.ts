import { capabilities } from '@switchboard/voice'
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Attempt, Desk } from './desk.js'
import './elements/block-dialog.js'
import './elements/transfer-dialog.js'
import type { IconName } from './look/icons.js'
import type { OpenContact } from './state/desk-view.js'
import type { Phrases } from './words/en.js'

/** What an action is given: the contact as it stands now, and a place for what the action has to ask. */
export interface ActionContext {
  readonly words: Phrases
  readonly desk: Desk
  readonly contact: OpenContact
  /** Shows something of the action's own (a dialog) over the conversation; drawn anew at every change until `close`. */
  readonly open: (view: (context: ActionContext) => TemplateResult) => void
  /** Takes it away and gives the focus back. */
  readonly close: () => void
}

/** One thing that can be done with a contact: in the menu of the conversation's head, by its key, and in the palette. */
export interface ContactAction {
  readonly id: string
  readonly icon: IconName
  readonly label: (words: Phrases) => string
  /** Its key outside of fields, as shown: `T`, `Shift+T`; null for none. */
  readonly key: string | null
  /** Whether it can be done with this contact now; else it is left out. */
  readonly offered: (contact: OpenContact, desk: Desk) => boolean
  readonly run: (context: ActionContext) => void
}

/** Gives the chat to a queue or another agent; also a button of its own in the head. */
export const transferAction: ContactAction = {
  id: 'transfer',
  icon: 'transfer',
  label: (words) => words.transfer.title,
  key: 'T',
  offered: (contact, desk) => has(contact, desk),
  run: ({ open, close }) =>
    open(
      ({ words, desk, contact }) =>
        html`<console-transfer .words=${words} .desk=${desk} .contact=${contact.id} .call=${contact.view.began?.channel === 'voice'} @done=${close}></console-transfer>`,
    ),
}

/** Asks another agent about a call; also a button of its own in the bar of the call. */
export const consultAction: ContactAction = {
  id: 'consult',
  icon: 'consult',
  label: (words) => words.calls.consult.title,
  key: 'C',
  offered: (contact, desk) => has(contact, desk) && mayConsult(desk),
  run: ({ open, close }) =>
    open(
      ({ words, desk, contact }) =>
        html`<console-transfer .words=${words} .desk=${desk} .contact=${contact.id} call consults @done=${close}></console-transfer>`,
    ),
}

/** Whether a third can come into the call that one has in hand. */
function mayConsult({ calls }: Desk): boolean {
  const plane = calls?.inHand?.call?.view.plane ?? null
  return plane !== null && capabilities[plane].consult === true
}

/** Whether a contact is connected to oneself, and nobody else is asked about it. */
function has({ mine, view }: OpenContact, desk: Desk): boolean {
  return mine && view.phase === 'connected' && view.agent === desk.me.id && view.consult === null
}

/** What may become of a call back, with its sign. */
export const attempts: readonly (readonly [Attempt, IconName])[] = [
  ['reached', 'check'],
  ['no_answer', 'clock'],
  ['busy', 'phone'],
  ['wrong_number', 'close'],
]

/** Every action, in the order of the menu. */
export const contactActions: readonly ContactAction[] = [
  transferAction,
  consultAction,
  {
    id: 'take',
    icon: 'reply',
    label: (words) => words.left.take,
    key: null,
    offered: ({ view }) => view.phase === 'queued' && view.began?.left !== undefined,
    run: ({ desk, contact }) => desk.take(contact.id),
  },
  ...attempts.map(([result, icon]): ContactAction => ({
    id: result,
    icon,
    label: (words) => words.left.results[result],
    key: null,
    offered: callsBack,
    run: ({ desk, contact }) => desk.attempted(contact.id, result),
  })),
  {
    id: 'transcript',
    icon: 'reply',
    label: (words) => words.left.transcript,
    key: null,
    offered: ({ mine }) => mine,
    run: ({ desk, contact }) => desk.transcript(contact.id),
  },
  {
    id: 'copy-id',
    icon: 'copy',
    label: (words) => words.actions.copyId,
    key: null,
    offered: () => true,
    run: ({ contact }) => void navigator.clipboard.writeText(contact.id),
  },
  {
    id: 'block',
    icon: 'block',
    label: (words) => words.block.action,
    key: null,
    offered: ({ mine }) => mine,
    run: ({ open, close }) =>
      open(
        ({ words, desk, contact }) =>
          html`<console-block .words=${words} .desk=${desk} .contact=${contact.id} @done=${close}></console-block>`,
      ),
  },
]

/** Whether one has a contact in hand whose visitor wished to be called. */
export function callsBack({ mine, view }: OpenContact): boolean {
  return mine && view.phase === 'connected' && view.began?.channel === 'callback'
}

/** The actions that a contact has now. */
export function actionsOf(contact: OpenContact, desk: Desk): readonly ContactAction[] {
  return contactActions.filter((action) => action.offered(contact, desk))
}

/** Whether a press of a key is that of an action: `T`, `Shift+T`. */
export function isKeyOf(
  { key }: Pick<ContactAction, 'key'>,
  press: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): boolean {
  return key !== null && key === `${press.shiftKey ? 'Shift+' : ''}${press.key.toUpperCase()}`
}
