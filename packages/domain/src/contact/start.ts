import { isRefusal } from '../decision.js'
import type { Change, Decided, Refusal } from '../decision.js'
import type { Channel, ContactFact, Levels, Sticky } from '../facts.js'
import { firstStep } from '../routing/step.js'
import type { Entrance } from '../routing/step.js'
import { readText, storable, textLimits } from '../text.js'
import { decided } from './decided.js'
import { foreseen } from './foresee.js'
import { formContent, formFact } from './filled-form.js'
import type { FilledForm } from './filled-form.js'
import { knownAtStart } from './identify.js'
import { lineAtStart } from './line.js'
import type { ContactState } from './state.js'

/** A visitor's first words. `page` is the address that it was written on; `locale` a language tag such as `vi`. */
export interface StartContact {
  readonly brand: string
  readonly site: string
  readonly queue: string
  readonly visitor: string
  readonly channel: Channel
  readonly locale: string
  /** The id of the visit to the queue that begins here. */
  readonly visit: string
  /** May be blank where it is a call. */
  readonly text: string
  readonly page?: string
  /** Levels of priority from 1 up, each worth a minute of waiting. */
  readonly priority?: number
  /** Asked for besides what the queue asks for. */
  readonly skills?: Levels
  readonly sticky?: Sticky
  /** The queue that it enters; absent: one without rules, which anybody may serve. */
  readonly entrance?: Entrance
  readonly form?: FilledForm
  /** Whether the brand has signed who the visitor is. */
  readonly identified?: boolean
  /** Whether the caller has agreed that the call is recorded. */
  readonly recording?: boolean
  /** With which of the site's greetings the page had greeted the visitor, by its key, and its words. */
  readonly greeting?: { readonly key: string; readonly text: string }
}

// What a browser sends is cut, not refused: neither may stand between a visitor and help.
const longestPage = 2_048
const longestLocale = 35

/** Opens a contact in a queue with its first message; refuses `contact_exists`, `text_empty`, `text_too_long`. */
export function startContact(
  state: ContactState | null,
  command: StartContact,
  at: number,
): Change<ContactFact> | Refusal {
  if (state !== null) return { refused: 'contact_exists' }
  const words = firstWords(command)
  if (words !== null && isRefusal(words)) return words
  const { brand, site, queue, visitor, channel, visit, page } = command
  const locale = storable(command.locale).slice(0, longestLocale)
  const { priority, skills, sticky, entrance } = command
  const line = lineAtStart({
    ...(priority && { priority }),
    ...(skills && Object.keys(skills).length > 0 && { skills }),
    ...(sticky && { sticky }),
  })
  const form = formFact(command.form)
  const recording = command.recording === true ? { recording: true as const } : {}
  const { greeting } = command
  const greeted = greeting && { greeting: greeting.key }
  const body = {
    brand,
    site,
    queue,
    visitor,
    channel,
    locale,
    visit,
    ...line,
    ...form,
    ...recording,
    ...greeted,
  }
  const fact = { type: 'contact_started', body } as const
  const step = entrance ? firstStep(foreseen(null, fact, at), entrance, at) : null
  const seen = {
    ...(page !== undefined && { page: storable(page.slice(0, longestPage)) }),
    ...formContent(command.form),
    ...(greeting && { greeting: storable(greeting.text) }),
  }
  return {
    facts: [
      Object.keys(seen).length === 0 ? decided(fact) : decided(fact, seen),
      ...(words === null ? [] : [firstMessage(words)]),
      ...knownAtStart(command),
    ],
    ...(step !== null && { deadlines: { queue_step: step } }),
  }
}

/** Who calls need not write. */
function firstWords({ channel, text }: StartContact): Words | Refusal | null {
  return channel === 'voice' && text.trim() === '' ? null : readText(text, textLimits.text)
}

function firstMessage(words: Words): Decided<ContactFact> {
  const body = { from: 'visitor', agent: null, length: words.text.length } as const
  return decided({ type: 'message_sent', body }, { text: words.text })
}

interface Words {
  readonly text: string
}
