import type { Channel, Uuid } from '@switchboard/protocol'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Drafts } from '../browser/drafts.js'
import type { PastContact, WaitingContact } from '../browser/desk-api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { IconName } from '../look/icons.js'
import type { Opened } from '../state/desk-view.js'
import type { Row } from '../state/inbox.js'
import { timeLeft } from '../state/time-left.js'
import type { Phrases } from '../words/en.js'
import { moment, span, timer } from '../words/format.js'
import { dispositionWords } from './line-view.js'
import { avatar, brandAndQueue, brandMark, visitorName } from './parts.js'

/** One row of any of the inbox's lists. */
export interface Entry extends Opened {
  readonly group: Row['group'] | 'waiting' | 'closed'
  readonly visitor: Uuid
  readonly channel: Channel
  /** Null for who is anonymous. */
  readonly name: string | null
  readonly time: TemplateResult
  /** The second line: what was said last, or how it stands. */
  readonly said: string
  readonly unread: number
  /** It was left, and is taken by choosing it. */
  readonly left?: 'message' | 'callback'
}

/** What rows are drawn from beside what they are about. */
export interface RowContext {
  readonly words: Phrases
  readonly desk: Desk
  readonly drafts: Drafts
  readonly chosen: Uuid | null
}

/** A contact in hand. */
export function mineEntry(row: Row, context: RowContext): Entry {
  const { contact, brandName, queueName, group, unread } = row
  return {
    id: contact,
    brandName,
    queueName,
    via: null,
    group,
    unread,
    visitor: row.visitor ?? contact,
    channel: row.channel ?? 'chat',
    name: context.desk.lookUps.nameOf(contact) ?? row.said,
    time: timeOf(row, context),
    said: saidOf(row, context),
  }
}

/** A contact that waits in the line. */
export function waitingEntry(contact: WaitingContact, { words, desk }: RowContext): Entry {
  const { id, visitor, name, brandName, queueName, since, left } = contact
  return {
    id,
    visitor,
    channel: contact.channel,
    name,
    brandName,
    queueName,
    via: null,
    group: 'waiting',
    unread: 0,
    time:
      left === null
        ? html`<span class="time">${timer(desk.clock.now() - since)}</span>`
        : html`<time class="time">${moment(since, desk.clock.now(), words.tag)}</time>`,
    said: left === null ? words.inbox.channels[contact.channel] : words.left.row[left],
    ...(left !== null && { left }),
  }
}

/** A contact that was closed. */
export function closedEntry(contact: PastContact, context: RowContext): Entry {
  const { id, visitor, name, brandName, queueName } = contact
  const { words, desk } = context
  const at = contact.endedAt ?? contact.startedAt
  return {
    id,
    visitor,
    channel: contact.channel,
    name,
    brandName,
    queueName,
    via: null,
    group: 'closed',
    unread: 0,
    time: html`<time class="time">${moment(at, desk.clock.now(), words.tag)}</time>`,
    said:
      contact.disposition === null
        ? words.inbox.closedOpen
        : words.inbox.closedAs(dispositionWords(contact.disposition, context)),
  }
}

const signs: Readonly<Record<Channel, IconName>> = {
  chat: 'chat',
  voice: 'phone',
  message: 'mail',
  callback: 'callback',
}

/** Draws a row. Where it cannot be opened it is no button: an agent may not read what nobody has answered. */
export function rowView(
  entry: Entry,
  { words, chosen }: RowContext,
  at: {
    readonly opens: boolean
    readonly stop: boolean
    readonly focused: () => void
    readonly choose: () => void
  },
): TemplateResult {
  const channel = words.inbox.channels[entry.channel]
  const inner = html`<span class="picture">${avatar({ id: entry.visitor, name: entry.name })}<span class="sign" title=${channel}>${icon(signs[entry.channel], 12)}</span></span>
    <span>
      <span class="sr">${channel}, </span>
      <span class="first"><span class="cut grow">${visitorName(words, { name: entry.name, id: entry.visitor })}</span>${entry.time}</span>
      <span class="second"><span class="cut grow">${entry.said}</span>${unreadView(entry.unread, words)}</span>
      <span class="third">${brandMark(entry.brandName)}<span class="cut">${brandAndQueue(entry.brandName, entry.queueName)}</span></span>
    </span>`
  if (!at.opens) return html`<div class="item still ${entry.group}">${inner}</div>`
  return html`<button
    type="button"
    class="item ${entry.group} ${entry.unread > 0 ? 'unread' : ''}"
    data-contact=${entry.id}
    aria-current=${entry.id === chosen ? 'true' : nothing}
    tabindex=${at.stop ? 0 : -1}
    @focus=${at.focused}
    @click=${at.choose}
  >
    ${inner}
  </button>`
}

function unreadView(unread: number, words: Phrases): TemplateResult | typeof nothing {
  if (unread <= 0) return nothing
  return html`<span class="count" aria-hidden="true">${unread}</span><span class="sr">, ${words.inbox.unread(unread)}</span>`
}

function timeOf(row: Row, { words, desk }: RowContext): TemplateResult {
  const now = desk.clock.now()
  if (row.group === 'your_turn') return html`<span class="time">${timer(now - row.since)}</span>`
  if (row.dueAt === null) {
    const since = now - row.since
    return html`<span class="time">${since < 60_000 ? words.inbox.justNow : span(since, words.tag)}</span>`
  }
  const { leftMs, urgency } = timeLeft(row.since, row.dueAt, now)
  const text = leftMs > 0 ? words.inbox.left(timer(leftMs + 999)) : words.inbox.late(timer(-leftMs))
  return html`<span class="time ${urgency}">${text}</span>`
}

function saidOf(row: Row, { words: { inbox, conversation }, drafts, chosen }: RowContext): string {
  if (row.group === 'wrap_up') return inbox.howEnded
  const draft = row.contact === chosen ? '' : drafts.get(row.contact, 'reply').trim()
  if (draft !== '') return inbox.draft(draft)
  if (row.last === null) return inbox.channels[row.channel ?? 'chat']
  const text = row.last.text ?? conversation.erased
  return row.last.mine ? inbox.you(text) : text
}
