import type { StaffCommand, StaffContactFact, Uuid } from '@switchboard/protocol'

/** What the gateway tells of words that an agent has sent. A picture's size is known to the real one alone. */
export function said(
  { text, extra }: Extract<StaffCommand, { t: 'say' }>,
  by: { readonly agent: Uuid; readonly name: string },
): StaffContactFact {
  const fact = { type: 'message_sent', from: 'agent', ...by, text } as const
  if (extra === undefined) return fact
  const { replies, card } = extra
  const { title = '', links = [], picture } = card ?? {}
  const drawn = picture === undefined ? {} : { picture: { file: picture, width: 4, height: 3 } }
  return {
    ...fact,
    extra: { words: text, ...(replies && { replies }), ...(card && { card: { title, links, ...drawn } }) },
  }
}
