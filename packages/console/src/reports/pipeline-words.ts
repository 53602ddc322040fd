import type { Phrases } from '../words/en.js'

/** What the page about the way of the numbers says. */
export interface PipelineWords {
  readonly title: string
  readonly intro: string
  readonly loading: string
  readonly failed: string
  readonly again: string
  /** What somebody should look at, by the name of the alarm. */
  readonly alarms: Readonly<
    Record<'late' | 'parked_facts' | 'parked_rows' | 'replays' | 'differences', string>
  >
  readonly way: string
  readonly current: string
  readonly waiting: (facts: string, seconds: string) => string
  readonly away: string
  readonly replays: (days: string) => string
  readonly past: (played: string, of: string) => string
  readonly missing: string
  readonly nothingMissing: string
  readonly kinds: { readonly fact: string; readonly row: string }
  readonly when: string
  readonly what: string
  readonly reason: string
  readonly audits: string
  readonly noAudit: string
  readonly day: string
  readonly compared: string
  readonly differ: string
  readonly fine: string
}

const en: PipelineWords = {
  title: 'Health of the numbers',
  intro:
    'What happens is kept at once, and a moment later it is in the numbers. Here you see whether that holds.',
  loading: 'Loading …',
  failed: 'This cannot be shown now.',
  again: 'Try again',
  alarms: {
    late: 'Numbers are more than a minute behind.',
    parked_facts: 'Some facts could not be counted: see below which, and why.',
    parked_rows: 'The reporting store refused some rows: see below which, and why.',
    replays: 'Some days are being written anew.',
    differences: 'An audit found numbers that are not what the log says: have those days replayed.',
  },
  way: 'On the way',
  current: 'Everything that has happened is in the numbers.',
  waiting: (facts, seconds) => `${facts} facts are on their way; the oldest has waited for ${seconds} s.`,
  away: 'The reporting store cannot be reached. Nothing is lost: facts wait until it is back.',
  replays: (days) => `${days} days are being written anew: their numbers are not whole until then.`,
  past: (played, of) => `A past month is being played for this demo: ${played} of ${of} contacts.`,
  missing: 'Missing from the numbers',
  nothingMissing: 'Nothing was put aside.',
  kinds: { fact: 'Fact', row: 'Row' },
  when: 'When',
  what: 'What',
  reason: 'Reason',
  audits: 'Nightly audit',
  noAudit: 'No night has passed yet. Every night the last three days are compared with the log.',
  day: 'Day (UTC)',
  compared: 'Rows compared',
  differ: 'Differ',
  fine: 'none',
}

const vi: PipelineWords = {
  title: 'Tình trạng số liệu',
  intro: 'Mọi việc được lưu ngay, và lát sau có trong số liệu. Ở đây bạn thấy điều đó có đúng không.',
  loading: 'Đang tải …',
  failed: 'Hiện không xem được.',
  again: 'Thử lại',
  alarms: {
    late: 'Số liệu chậm hơn một phút.',
    parked_facts: 'Có sự kiện không tính được: xem bên dưới là gì và vì sao.',
    parked_rows: 'Kho báo cáo từ chối một số dòng: xem bên dưới là gì và vì sao.',
    replays: 'Một số ngày đang được ghi lại.',
    differences: 'Lần kiểm tra thấy số liệu khác với nhật ký: cần cho tính lại những ngày đó.',
  },
  way: 'Đang chuyển',
  current: 'Mọi việc đã xảy ra đều có trong số liệu.',
  waiting: (facts, seconds) => `${facts} sự kiện đang được chuyển; sự kiện cũ nhất đã chờ ${seconds} giây.`,
  away: 'Không kết nối được kho báo cáo. Không mất gì: các sự kiện chờ đến khi kho hoạt động lại.',
  replays: (days) => `${days} ngày đang được ghi lại: số liệu của những ngày đó chưa đủ.`,
  past: (played, of) => `Đang tạo một tháng đã qua cho bản dùng thử: ${played} trên ${of} liên hệ.`,
  missing: 'Thiếu trong số liệu',
  nothingMissing: 'Không có gì bị để riêng.',
  kinds: { fact: 'Sự kiện', row: 'Dòng' },
  when: 'Khi nào',
  what: 'Gì',
  reason: 'Lý do',
  audits: 'Đối soát hằng đêm',
  noAudit: 'Chưa qua đêm nào. Mỗi đêm ba ngày gần nhất được đối soát với nhật ký.',
  day: 'Ngày (UTC)',
  compared: 'Số dòng đã so',
  differ: 'Khác nhau',
  fine: 'không có',
}

const all: Readonly<Record<string, PipelineWords>> = { en, vi }

/** The words of the page in the language of the console's other words. */
export function pipelineWords({ tag }: Pick<Phrases, 'tag'>): PipelineWords {
  return all[tag] ?? en
}
