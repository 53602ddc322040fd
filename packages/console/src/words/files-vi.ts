import type { files as english, refusedFiles as englishRefusals } from './files-en.js'

/** What is said of files, in Vietnamese. */
export const files: typeof english = {
  attach: 'Đính kèm tệp',
  onTheirWay: 'Tệp đang gửi',
  waiting: 'Đang chờ…',
  progress: (name) => `Đang tải lên ${name}`,
  cancel: (name) => `Bỏ ${name}`,
  unreachable: 'Máy chủ không trả lời.',
  enlarge: 'Xem lớn',
  saveIt: 'Lưu lại',
  save: (name) => `Lưu ${name}`,
  close: 'Đóng ảnh',
  kinds: {
    image: 'Ảnh',
    pdf: 'Tệp PDF',
    text: 'Văn bản thuần',
    document: 'Tài liệu',
    spreadsheet: 'Bảng tính',
    presentation: 'Trình chiếu',
    audio: 'Lời nhắn thoại',
  },
}

/** Why a file was refused, by code. */
export const refusedFiles: typeof englishRefusals = {
  file_unknown: 'Tệp không còn nữa. Bạn đính kèm lại nhé.',
  file_empty: 'Tệp trống. Bạn chọn tệp khác.',
  file_too_large: 'Tệp lớn quá: tối đa 20 MB, văn bản thuần tối đa 2 MB.',
  file_type_refused: 'Không nhận loại tệp này. Bạn gửi ảnh, PDF, văn bản hoặc tài liệu văn phòng.',
  file_unreadable: 'Tệp hỏng hoặc không đúng loại. Bạn lưu lại rồi thử lần nữa.',
  too_many_files: 'Cuộc chat này đã đủ số tệp. Bạn gửi đường dẫn thay nhé.',
  upload_too_slow: 'Tải lên bị dừng. Bạn thử lại.',
}
