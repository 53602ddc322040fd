import type { Phrases } from '../words/en.js'

const en = {
  title: 'Blocked visitors',
  intro:
    'Nothing more is taken from them, in any browser where the site says who they are. Unblocked, they may write and call again at once.',
  loading: 'Reading who is blocked',
  failed: 'The list could not be loaded.',
  again: 'Try again',
  none: 'Nobody is blocked',
  noneHint: 'A visitor is blocked from the menu of a conversation.',
  visitor: (short: string) => `Visitor ${short}`,
  by: (name: string) => `by ${name}`,
  somebody: 'somebody who is no longer known',
  why: 'Why',
  since: (when: string) => `Since ${when}`,
  contact: 'The conversation',
  unblock: 'Unblock',
  sure: (name: string) => `Let ${name} write and call again?`,
  cancel: 'Cancel',
  unblocked: (name: string) => `${name} may write again.`,
  unblockFailed: 'It was not changed. Try again.',
}

/** The words of the page of blocked visitors. */
export type BlockedWords = typeof en

const vi: BlockedWords = {
  title: 'Khách bị chặn',
  intro:
    'Không nhận thêm gì từ những khách này, ở mọi trình duyệt mà trang web cho biết họ là ai. Bỏ chặn thì họ nhắn tin và gọi lại được ngay.',
  loading: 'Đang đọc danh sách bị chặn',
  failed: 'Không tải được danh sách.',
  again: 'Thử lại',
  none: 'Không có ai bị chặn',
  noneHint: 'Chặn một khách trong menu của cuộc trò chuyện.',
  visitor: (short) => `Khách ${short}`,
  by: (name) => `bởi ${name}`,
  somebody: 'một người không còn trong hệ thống',
  why: 'Lý do',
  since: (when) => `Từ ${when}`,
  contact: 'Cuộc trò chuyện',
  unblock: 'Bỏ chặn',
  sure: (name) => `Cho ${name} nhắn tin và gọi lại?`,
  cancel: 'Huỷ',
  unblocked: (name) => `${name} nhắn tin lại được rồi.`,
  unblockFailed: 'Chưa thay đổi được. Hãy thử lại.',
}

/** The page's words in the language of the console's other words. */
export function blockedWords({ tag }: Pick<Phrases, 'tag'>): BlockedWords {
  return tag === 'vi' ? vi : en
}
