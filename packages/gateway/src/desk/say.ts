import { answerByMail, answersByMail, plainWords, say } from '@switchboard/domain'
import type { Extra } from '@switchboard/domain'
import type { Extra as SentExtra, StaffCommand } from '../wire.js'
import type { DecideContact } from './contact.js'
import type { DeskParts } from './desk.js'

/**
 * What an agent says: to the visitor who is there, else by e-mail, which knows plain words alone. The picture of a card is looked
 * up first.
 */
export async function decideSaying(
  { files, mailOn }: Pick<DeskParts, 'files' | 'mailOn'>,
  { tenant, agent }: { readonly tenant: number; readonly agent: string },
  { stream: contact, text, extra: sent }: Extract<StaffCommand, { t: 'say' }>,
): Promise<DecideContact> {
  const take = (id: string): ReturnType<typeof files.toSend> =>
    files.toSend(tenant, { id, contact, uploader: agent })
  const extra = sent && (await withPicture(sent, take))
  return (state, at) =>
    answersByMail(state)
      ? answerByMail(state, { agent, text: extra ? plainWords(text, extra) : text, mailOn }, at)
      : say(state, { from: 'agent', actor: agent, text, ...(extra && { extra }) }, at)
}

async function withPicture(
  { replies, card }: SentExtra,
  take: (id: string) => ReturnType<DeskParts['files']['toSend']>,
): Promise<Extra> {
  if (card === undefined) return replies ? { replies } : {}
  const { picture, ...bare } = card
  return {
    ...(replies && { replies }),
    card: picture === undefined ? bare : { ...bare, picture: await take(picture) },
  }
}
