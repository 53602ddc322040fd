import { leaveWord } from '@switchboard/domain'
import type { LeaveWord } from '@switchboard/domain'
import type { FilesAtDesk } from './send-file.js'
import { askedWhenLeaving, readAnswers } from '../reception/read-answers.js'
import type { VisitorCommand } from '../wire.js'
import { answerOf } from './answer.js'
import type { DeskAnswer } from './answer.js'
import { sendToContact } from './contact.js'
import type { DeskParts, VisitorAtDesk } from './desk.js'
import { rulesOf, serversIn } from './queueing.js'

type Leave = Extract<VisitorCommand, { t: 'leave' }>

/** So many messages and wishes to be called are taken from one visitor within an hour. */
const mostAnHour = 5
const hourMs = 3_600_000
const defaultLocale = 'en'

/**
 * Opens a contact with what a visitor leaves, in the queue of the site, open or not. Refuses `site_unknown`, `left_too_often` and
 * what the domain does.
 */
export async function leave(
  { log, centre, store, files, newId }: DeskParts,
  session: VisitorAtDesk,
  command: Leave,
): Promise<DeskAnswer> {
  const { tenant, visitor } = session
  const directory = await centre.directory(tenant)
  const site = directory.site(session.site)
  if (site === null) return { refused: 'site_unknown' }
  const { id, brand, queue, priority, skills } = site
  const asked = askedWhenLeaving(site.form)
  const form = asked && readAnswers(asked, command.answers ?? {}, command.locale ?? defaultLocale)
  if (form !== null && 'refused' in form) return form
  const { channel, text, email, phone, name, callAt, page, locale = defaultLocale } = command
  const [before, identified, voice] = await Promise.all([
    store.leftBy(tenant, visitor, hourMs),
    store.isIdentified(tenant, visitor),
    voiceOf(files, session, command),
  ])
  // A retry of the last one allowed gets its first answer.
  if (before.filter((contact) => contact !== command.stream).length >= mostAnHour)
    return { refused: 'left_too_often' }
  const word = {
    brand,
    site: id,
    queue,
    visitor,
    priority,
    skills,
    channel,
    locale,
    text,
    identified,
    visit: newId(),
    entrance: { rules: rulesOf(directory, queue), canServe: serversIn(directory) },
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(name !== undefined && { name }),
    ...(callAt !== undefined && { callAt }),
    ...(page !== undefined && { page }),
    ...(form && { form }),
    ...(voice && { voice }),
  }
  const order = { tenant, contact: command.stream, actor: visitor, clientId: command.id }
  return answerOf(
    await sendToContact(log, { ...order, create: 'contact' }, (state, at) => leaveWord(state, word, at)),
  )
}

/** The sound of a spoken message, if this visitor took it in for this contact. */
async function voiceOf(
  files: FilesAtDesk,
  { tenant, visitor }: VisitorAtDesk,
  { stream: contact, voice }: Leave,
): Promise<LeaveWord['voice'] | undefined> {
  if (voice === undefined) return undefined
  return {
    file: await files.toSend(tenant, { id: voice.file, contact, uploader: visitor }),
    seconds: voice.seconds,
  }
}
