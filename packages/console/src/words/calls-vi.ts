import type { calls as english } from './calls-en.js'

/** Lời về cuộc gọi. */
export const calls: typeof english = {
  calls: {
    incoming: 'Cuộc gọi đến',
    announce: (from) => `Cuộc gọi đến, ${from}. Nhấn A để nghe, Shift và D để từ chối.`,
    wants: 'Muốn nói chuyện',
    label: 'Cuộc gọi',
    mute: 'Tắt tiếng',
    hold: 'Giữ máy',
    resume: 'Nói tiếp',
    sound: 'Âm thanh',
    keypad: 'Phím số',
    end: 'Kết thúc',
    ending: 'Đang kết thúc…',
    connecting: 'Đang kết nối…',
    reconnecting: 'Đang nối lại…',
    held: 'Đang giữ máy',
    asking: 'Cho phép dùng micrô',
    hear: 'Bấm để nghe',
    again: 'Thử lại',
    quality: { good: 'Đường truyền tốt', fair: 'Đường truyền tạm', poor: 'Đường truyền kém' },
    microphone: 'Micrô',
    speaker: 'Loa',
    needsServer: 'Hỏi ý, nghe cùng và ghi âm cần máy chủ thoại.',
    noWay: 'Không có đường truyền cho cuộc gọi này.',
    refused: {
      denied: 'Micrô đang bị chặn: hãy cho phép ở cạnh địa chỉ trang.',
      dismissed: 'Câu hỏi về micrô đã bị đóng: thử lại và cho phép.',
      page_forbids: 'Trang này không cho dùng micrô.',
      system_forbids: 'Hệ thống không cho trình duyệt dùng micrô.',
      none_found: 'Không tìm thấy micrô.',
      in_use: 'Ứng dụng khác đang dùng micrô.',
      insecure: 'Cuộc gọi cần trang an toàn (https).',
      failed: 'Micrô chưa bật được.',
    },
  },
}
