import type { Uuid } from '@switchboard/protocol'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { dispositionName } from '../browser/api.js'
import type { Desk } from '../desk.js'
import { icon } from '../look/icons.js'
import type { OpenContact } from '../state/desk-view.js'
import type { ByMail, Line, TextState } from '../state/line.js'
import type { Phrases } from '../words/en.js'
import { refusal } from '../words/refusal.js'
import { moment, timer } from '../words/format.js'
import { extraView } from './extra-view.js'
import { fileView } from './file-view.js'
import { linked } from './linked.js'
import { avatar } from './parts.js'

/** What drawing a line needs beside it. */
export interface LineContext {
  readonly contact: Uuid
  readonly words: Phrases
  readonly desk: Desk
  /** The visitor's id, the name shown for it, and the name that the brand gave. */
  readonly visitor: { readonly id: Uuid; readonly name: string; readonly given: string | null }
  readonly queueName: string
  /** How far messages of one's own have got: the newest, and the last that was read. */
  readonly reach: OpenContact['reach']
}

/** One line of a conversation. What people wrote is set as text, whatever it looks like. */
export function lineView(line: Line, context: LineContext): TemplateResult {
  if (line.kind === 'event') return eventView(line, context)
  const { words, desk, visitor } = context
  const fromVisitor = line.kind === 'message' && line.from === 'visitor'
  const mine = !fromVisitor && line.agent === desk.me.id
  const name = fromVisitor ? visitor.name : mine ? desk.me.name : line.name
  const picture = fromVisitor ? { id: visitor.id, name: visitor.given } : { id: line.agent ?? name, name }
  const failed = line.state.is === 'failed'
  return html`<div class="turn ${line.kind} ${line.state.is}" data-line=${line.kind}>
    ${avatar({ ...picture, size: 's32' })}
    <div class="grow">
      <p class="head">
        <span class="strong">${name}</span>${time(line.at, context)}${
          line.kind === 'note'
            ? html`<span class="note-tag">${line.whisper ? words.conversation.whisperTag : words.conversation.noteTag}</span>`
            : nothing
        }${mine ? stateView(line, context) : nothing}
      </p>
      ${said(line, words)}
      ${failed ? failedView(line.state, context) : nothing}
      ${line.kind === 'message' && line.mail !== undefined ? letterView(line.mail, context) : nothing}
    </div>
  </div>`
}

function said(line: Line & { kind: 'message' | 'note' }, words: Phrases): TemplateResult {
  if (line.kind === 'message' && line.file !== undefined)
    return fileView({ file: line.file, name: line.text }, words)
  if (line.kind === 'message' && line.extra !== undefined && line.text !== null)
    return extraView(line.extra, words)
  return line.text === null
    ? html`<p class="words erased">${words.conversation.erased}</p>`
    : html`<p class="words">${linked(line.text)}</p>`
}

/** How far an answer by e-mail has got, or that it came so. */
function letterView(mail: ByMail, { words, desk, contact }: LineContext): TemplateResult {
  const { left } = words
  const { letter, attachments, seq } = mail
  if (letter.is === 'failed')
    return html`<p class="not-sent" role="alert">
      ${icon('alert', 16)}<span>${left.notDelivered(left.reasons[letter.reason])} ${letter.again === null ? nothing : left.again(moment(letter.again, desk.clock.now(), words.tag))}</span>
      <button type="button" class="link" @click=${() => desk.resend(contact, seq)}>${left.retry}</button>
    </p>`
  const text = letter.is === 'waiting' ? left.waiting : left.sent
  return html`<p class="small by-mail">${icon(letter.is === 'waiting' ? 'clock' : 'check', 14)} ${text}${attachments > 0 ? html` · ${left.attachments(attachments)}` : nothing}</p>`
}

function stateView(
  line: Line & { kind: 'message' | 'note' },
  { words, reach }: LineContext,
): TemplateResult | typeof nothing {
  const { sending, sent, delivered, read } = words.conversation
  if (line.state.is === 'sending') return html`<span class="state">${icon('clock', 14)}${sending}</span>`
  const reached = line.state.is === 'sent' && line.kind === 'message' ? reach.get(line.key) : undefined
  if (reached !== undefined)
    return html`<span class="state ${reached}">${icon(reached === 'sent' ? 'check' : 'checks', 14)}${{ sent, delivered, read }[reached]}</span>`
  return nothing
}

function failedView(state: TextState, { words, desk }: LineContext): TemplateResult | typeof nothing {
  if (state.is !== 'failed') return nothing
  const { conversation } = words
  const why = state.code === null ? '' : refusal(words, state.code)
  return html`<p class="not-sent" role="alert">
    ${icon('alert', 16)}<span>${conversation.failed} ${why}</span>
    <button type="button" class="link" @click=${() => desk.retry(state.id)}>${conversation.retry}</button>
    <button type="button" class="link" @click=${() => desk.discard(state.id)}>${conversation.discard}</button>
  </p>`
}

function eventView(line: Line & { kind: 'event' }, context: LineContext): TemplateResult {
  return html`${greetedView(line, context)}<p class="event">
    ${time(line.at, context)}<span class="grow">${eventWords(line, context)}</span>
  </p>
  ${line.what === 'transferred' && line.text !== null ? html`<p class="words passed-on"><span class="note-tag">${context.words.conversation.noteTag}</span> ${line.text}</p>` : nothing}`
}

/** What had led the visitor here: the words of the page's greeting. */
function greetedView(
  line: Line & { kind: 'event' },
  { words }: LineContext,
): TemplateResult | typeof nothing {
  if (line.what !== 'started' || line.greeting === undefined) return nothing
  const { rule, text } = line.greeting
  const { greeted, erased } = words.conversation
  return html`<p class="words passed-on"><span class="note-tag">${greeted(rule)}</span> ${text ?? erased}</p>`
}

/** Missed, given up and hung up are three different ends. */
function callEnd({ by, answered }: Extract<Line, { what: 'ended' }>, words: Phrases['calls']): string {
  if (!answered) return by === 'visitor' ? words.abandoned : words.missed
  return { visitor: words.hungUp, agent: words.endedByAgent, system: words.endedBySystem }[by]
}

function eventWords(line: Line & { kind: 'event' }, { words, desk, queueName }: LineContext): string {
  const { events } = words.conversation
  switch (line.what) {
    case 'started':
      return line.call ? words.calls.started(queueName) : events.started(queueName)
    case 'call_failed':
      return words.calls.faults[line.why][line.by]
    case 'accepted': {
      const waited = timer(line.waitedMs)
      return line.agent === desk.me.id ? events.accepted(waited) : events.acceptedBy(line.name, waited)
    }
    case 'held':
      return events.held
    case 'identified':
      return events.identified
    case 'resumed':
      return events.resumed
    case 'ended':
      if (line.call) return callEnd(line, words.calls)
      return { visitor: events.endedByVisitor, agent: events.endedByAgent, system: events.endedBySystem }[
        line.by
      ]
    case 'wrapped_up':
      return line.disposition === null
        ? events.wrapUpOver
        : events.wrapUpFinished(dispositionWords(line.disposition, { words, desk }))
    case 'transferred': {
      if (line.cause === 'reassigned') return events.reassigned(line.name, line.into)
      const { transferred, transferredBy } = line.call ? words.calls : events
      return line.agent === desk.me.id ? transferred(line.into) : transferredBy(line.name, line.into)
    }
    case 'left': {
      const { left, callback, somebody, erased, message } = { left: line.left, ...words.left }
      const who = left.name ?? somebody
      if (left.voice !== undefined) {
        const { voice, answerByMail, answerByCall } = words.left
        const answer = line.channel === 'message' ? answerByMail : answerByCall(left.phone ?? erased)
        return `${voice(who, timer(left.voice * 1_000))}, ${answer}`
      }
      if (line.channel === 'message') return message(who)
      const at = left.callAt === null ? null : moment(left.callAt, desk.clock.now(), words.tag)
      return callback(who, left.phone ?? erased, at)
    }
    case 'transcript':
      return line.by === 'visitor' ? words.left.transcriptByVisitor : words.left.transcriptBy(line.name)
    case 'attempt':
      return words.left.attempts[line.result](line.name)
    case 'postponed':
      return words.left.postponed(moment(line.until, desk.clock.now(), words.tag))
    case 'consulted':
    case 'conference':
    case 'handed_over':
      return words.calls.consult.events[line.what](line.name)
    case 'rated':
      return events.rated(line.score)
    default:
      return line satisfies never
  }
}

/** The name of a disposition by its code; the code where the list does not have it. */
export function dispositionWords(
  code: string,
  { words, desk }: { readonly words: Phrases; readonly desk: Desk },
): string {
  const { dispositions } = desk
  const known = dispositions.is === 'ready' ? dispositions.list.find((one) => one.code === code) : undefined
  return known === undefined ? code : dispositionName(known, words.tag)
}

function time(at: number | null, { words, desk }: LineContext): TemplateResult | typeof nothing {
  return at === null ? nothing : html`<time>${moment(at, desk.clock.now(), words.tag)}</time>`
}
