import { actionsOf } from './contact-actions.js'
import type { ContactAction } from './contact-actions.js'
import type { Command } from './commands.js'
import type { Desk } from './desk.js'
import { brandAndQueue, visitorName } from './elements/parts.js'
import type { OpenContact, Opened } from './state/desk-view.js'

/** What the desk lets commands do. */
export interface DeskHands {
  readonly write: (kind: 'reply' | 'note') => void
  readonly linkArticle: () => void
  readonly close: () => void
  readonly act: (action: ContactAction) => void
  readonly open: (contact: Opened) => void
}

/** What can be done at the desk now: with the open contact, with those in hand, and with one's own presence. */
export function deskCommands(
  desk: Desk,
  contact: OpenContact | null,
  hands: DeskHands,
  handles: boolean,
): readonly Command[] {
  return [
    ...(contact === null ? [] : contactCommands(desk, contact, hands)),
    ...inHand(desk, contact?.id ?? null, hands),
    ...(handles ? presences(desk) : []),
  ]
}

function contactCommands(desk: Desk, contact: OpenContact, hands: DeskHands): readonly Command[] {
  const group = 'contact' as const
  const actions = actionsOf(contact, desk).map((action): Command => ({
    ...action,
    group,
    run: () => hands.act(action),
  }))
  if (!contact.mine || contact.view.phase !== 'connected') return actions
  return [
    {
      id: 'reply',
      group,
      icon: 'reply',
      key: 'R',
      label: ({ composer }) => composer.reply,
      run: () => hands.write('reply'),
    },
    {
      id: 'note',
      group,
      icon: 'note',
      key: 'N',
      label: ({ composer }) => composer.note,
      run: () => hands.write('note'),
    },
    {
      id: 'article',
      group,
      icon: 'book',
      key: null,
      label: ({ articles }) => articles.open,
      run: hands.linkArticle,
    },
    {
      id: 'close',
      group,
      icon: 'check',
      key: 'E',
      label: ({ conversation }) => conversation.close,
      run: hands.close,
    },
    ...actions,
  ]
}

function inHand(desk: Desk, chosen: string | null, { open }: DeskHands): readonly Command[] {
  return desk
    .view()
    .mine.map((row, index) => ({ row, key: index < 9 ? String(index + 1) : null }))
    .filter(({ row }) => row.contact !== chosen)
    .map(({ row: { contact: id, visitor, said, brandName, queueName }, key }) => ({
      id: `open-${id}`,
      group: 'open',
      icon: 'chat',
      key,
      label: (words) => visitorName(words, { name: desk.lookUps.nameOf(id) ?? said, id: visitor ?? id }),
      detail: brandAndQueue(brandName, queueName),
      run: () => open({ id, brandName, queueName, via: null }),
    }))
}

function presences(desk: Desk): readonly Command[] {
  const signs = { available: 'inbox', break: 'cup', training: 'book', offline: 'moon' } as const
  return (['available', 'break', 'training', 'offline'] as const).map((presence) => ({
    id: `presence-${presence}`,
    group: 'presence',
    icon: signs[presence],
    key: null,
    label: (words) => words.presence.states[presence],
    run: () => void desk.choosePresence(presence),
  }))
}
