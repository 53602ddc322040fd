import type { passingOn as words } from './passing-on-en.js'

/** The Vietnamese words of giving a chat away, and of blocking its visitor. */
export const passingOn: typeof words = {
  transfer: {
    button: 'Chuyển',
    title: 'Chuyển cuộc trò chuyện này',
    search: 'Tìm hàng chờ và nhân viên',
    queues: 'Hàng chờ',
    agents: 'Nhân viên',
    waiting: (count) => (count === 0 ? 'không ai chờ' : `${String(count)} đang chờ`),
    full: 'bận',
    room: 'rảnh',
    note: 'Gửi người nhận tiếp',
    noteHint: 'Khách không xem được.',
    confirm: (name) => `Chuyển cho ${name}`,
    choose: 'Chuyển',
    giving: 'Đang chuyển…',
    cancel: 'Huỷ',
    loading: 'Đang tìm hàng chờ và nhân viên…',
    unloadable: 'Chưa tải được danh sách.',
    again: 'Thử lại',
    nobody: 'Không có ai để chuyển.',
    none: (search) => `Không có gì tên “${search}”.`,
    failed: 'Cuộc này vẫn do bạn phụ trách.',
  },
  block: {
    action: 'Chặn khách',
    title: 'Chặn khách này?',
    what: 'Cuộc trò chuyện kết thúc, và không nhận gì thêm từ khách này. Giám sát có thể bỏ chặn.',
    reason: 'Lý do',
    confirm: 'Chặn',
    blocking: 'Đang chặn…',
    cancel: 'Huỷ',
    failed: 'Chưa chặn được khách.',
  },
}
