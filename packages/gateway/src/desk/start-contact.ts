import { type FilledForm, type StartContact, type Sticky, isRefusal, startContact } from '@switchboard/domain'
import { greetingOf } from '../greetings/greetings.js'
import { type WrongAnswer, askedOf, readAnswers } from '../reception/read-answers.js'
import type { VisitorCommand } from '../wire.js'
import { answerOf } from './answer.js'
import type { DeskAnswer } from './answer.js'
import type { Directory, Site } from './centre.js'
import { agentState, sendToContact } from './contact.js'
import type { DeskParts, VisitorAtDesk } from './desk.js'
import { admitted, rulesOf, serversIn } from './queueing.js'
import { mayHandle } from './rights.js'

type Start = Extract<VisitorCommand, { t: 'start' }>

const defaultLocale = 'en'

/** Opens a contact in the queue of its site, if that takes contacts now; refuses `site_unknown`, `queue_closed`, `queue_full` and what the domain does. */
export function createStart(
  parts: DeskParts,
): (session: VisitorAtDesk, command: Start) => Promise<DeskAnswer> {
  const queues = new Map<string, Promise<unknown>>()
  return async (session, command) => {
    const directory = await parts.centre.directory(session.tenant)
    const site = directory.site(session.site)
    if (site === null) return { refused: 'site_unknown' }
    const open = (): Promise<DeskAnswer> => openContact(parts, { session, command, directory, site })
    if (rulesOf(directory, site.queue).maxWaiting === null) return open()
    // Counted and opened one after the other: of a rush, no more come in than there is room for at this node.
    const turn = (queues.get(site.queue) ?? Promise.resolve()).then(open, open)
    queues.set(site.queue, turn)
    return turn.finally(() => {
      if (queues.get(site.queue) === turn) queues.delete(site.queue)
    })
  }
}

interface Opening {
  readonly session: VisitorAtDesk
  readonly command: Start
  readonly directory: Directory
  readonly site: Site
}

async function openContact(parts: DeskParts, opening: Opening): Promise<DeskAnswer> {
  const { session, command, directory, site } = opening
  const { tenant, visitor } = session
  const { brand, queue, priority, skills } = site
  const rules = rulesOf(directory, queue)
  // Who calls is asked by whoever answers: but for what they have to agree to.
  const isAsked = command.channel !== 'voice' || site.form?.consent != null
  const form = isAsked ? await filledFirst(parts, opening) : null
  if (form !== null && 'refused' in form) return form
  const [waiting, agent, identified] = await Promise.all([
    rules.maxWaiting === null ? 0 : parts.store.waitingIn(tenant, queue),
    rules.stickyMs === 0 ? null : whoKnows(parts, opening),
    parts.store.isIdentified(tenant, visitor),
  ])
  const first = {
    brand,
    site: site.id,
    queue,
    visitor,
    priority,
    skills,
    channel: command.channel ?? ('chat' as const),
    locale: command.locale ?? defaultLocale,
    visit: parts.newId(),
    text: command.text,
    identified,
    entrance: { rules, canServe: serversIn(directory) },
    ...(command.page !== undefined && { page: command.page }),
    ...(form && { form }),
    ...greetedWith(opening),
    recording: command.recording === true && command.channel === 'voice' && site.recordsCalls === true,
  }
  const order = { tenant, contact: command.stream, actor: visitor, clientId: command.id }
  const answer = await sendToContact(parts.log, { ...order, create: 'contact' }, (state, at) => {
    const sticky: Sticky | null = agent === null ? null : { agent, until: at + rules.stickyMs }
    const started = startContact(state, { ...first, ...(sticky && { sticky }) }, at)
    return isRefusal(started) ? started : (admitted(rules, { at, waiting }) ?? started)
  })
  return answerOf(answer)
}

/** The words are the site's own: a browser names the rule alone. One that is gone by now is left out. */
function greetedWith({ command, site }: Opening): Pick<StartContact, 'greeting'> {
  const { greeting: key, locale = defaultLocale } = command
  const greeting = key === undefined ? undefined : greetingOf(site.greetings ?? null, key, locale)
  return greeting === undefined ? {} : { greeting }
}

/** What was filled in of the form that the site asks first; null: it asks nothing of this visitor. */
async function filledFirst(
  { store }: DeskParts,
  { session, command, site }: Opening,
): Promise<FilledForm | WrongAnswer | null> {
  if (site.form === null) return null
  const asked = askedOf(site.form, await store.knownOf(session.tenant, session.visitor))
  return asked === null ? null : readAnswers(asked, command.answers ?? {}, command.locale ?? defaultLocale)
}

/** The agent who last talked with this visitor, if still serving this queue and at work: else nobody is waited for. */
async function whoKnows(
  { log, store }: DeskParts,
  { session, directory, site }: Opening,
): Promise<string | null> {
  const agent = await store.lastAgentOf(session.tenant, session.visitor)
  const staff = agent === null ? null : directory.staff(agent)
  if (agent === null || staff === null || !mayHandle(staff)) return null
  const serves = staff.queues.includes(site.queue)
  if (!serves || !(staff.brands?.includes(site.brand) ?? true)) return null
  const state = agentState(await log.head(agent))
  return state?.presence === 'available' && state.plan === undefined ? agent : null
}
