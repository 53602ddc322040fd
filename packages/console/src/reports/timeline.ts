import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { aboutCall } from './call-facts.js'
import { nameOf } from './context.js'
import type { ReportContext } from './context.js'
import { timeToTheSecond } from './moments.js'
import type { RawFact } from './reports-api.js'

type Said = Pick<ReportContext, 'words' | 'names' | 'tag'>

/** A contact's facts in their order, in words: who and when, never what was said. */
export function timeline(context: Said, facts: readonly RawFact[]): TemplateResult {
  return html`<ol class="timeline">${facts.map(
    (fact) =>
      html`<li><time datetime=${new Date(fact.at).toISOString()}>${timeToTheSecond(fact.at, context.names.zone, context.tag)}</time><span>${sentence(context, fact)}</span></li>`,
  )}</ol>`
}

/** One fact in words; one that is newer than this page by its own name. */
export function sentence(context: Said, { type, body }: RawFact): string {
  const { words } = context
  const what = words.facts[type] ?? type.replaceAll('_', ' ')
  return [what, about(context, type, body)].filter((part) => part !== '').join(' ')
}

function about(context: Said, type: string, body: RawFact['body']): string {
  const { words } = context
  const id = (name: string): string => (typeof body[name] === 'string' ? body[name] : '')
  const agent = (name = 'agent'): string => (id(name) === '' ? '' : nameOf(context, 'agent', id(name)))
  switch (type) {
    case 'contact_started':
      return `${words.channels[id('channel')] ?? id('channel')} · ${nameOf(context, 'queue', id('queue'))}`
    case 'message_sent':
      return `· ${agent() || (words.from[id('from')] ?? '')} · ${words.letters(Number(body['length'] ?? 0))}`
    case 'file_sent':
      return `· ${agent() || (words.from[id('from')] ?? '')}`
    case 'contact_moved':
      return nameOf(context, 'queue', into(body))
    case 'contact_transferred':
      return agent('to') || nameOf(context, 'queue', into(body))
    case 'consult_shown':
      return ''
    case 'contact_handed_over':
      return nameOf(context, 'agent', newOwner(body))
    case 'contact_ended':
      return `· ${words.from[id('by')] ?? id('by')}`
    case 'wrap_up_ended':
      return id('disposition') === '' ? agent() : `· ${id('disposition')} · ${agent()}`
    case 'call_connected':
    case 'call_failed':
    case 'call_measured':
      return aboutCall(context, body)
    case 'contact_rated':
      return String(body['score'])
    default:
      return agent()
  }
}

function newOwner(body: RawFact['body']): string {
  return (body['into'] as { readonly agent?: string } | undefined)?.agent ?? ''
}

function into(body: RawFact['body']): string {
  return (body['into'] as { readonly queue?: string } | undefined)?.queue ?? ''
}
