/** What the page about the widget's looks says, by language. */
export interface LooksWords {
  readonly title: string
  readonly text: string
  readonly noSites: string
  readonly site: string
  readonly brand: string
  readonly brandHint: string
  readonly brandFault: string
  readonly pick: string
  readonly radius: string
  readonly width: string
  readonly insetX: string
  readonly insetY: string
  readonly limits: (least: number, most: number) => string
  readonly side: string
  readonly sides: { readonly end: string; readonly start: string }
  readonly theme: string
  readonly themes: { readonly auto: string; readonly light: string; readonly dark: string }
  readonly font: string
  readonly fontHint: string
  readonly fontFault: string
  readonly label: string
  readonly reset: string
  readonly saved: string
  readonly meanwhile: string
  readonly preview: string
  readonly show: string
  readonly shown: { readonly launcher: string; readonly home: string; readonly chat: string }
}

/** English. */
export const looksEn: LooksWords = {
  title: 'How the widget looks',
  text: 'Change something and see it in the preview: it is the real widget. Contrast is kept whatever the colour.',
  noSites: 'There is no site yet: make one first.',
  site: 'Site',
  brand: 'Brand colour',
  brandHint: 'Such as #1f4d3a. Empty: the product’s own.',
  brandFault: 'A colour is # and six digits from 0 to f.',
  pick: 'Pick a colour',
  radius: 'Corners (px)',
  width: 'Width of the panel (px)',
  insetX: 'From the side (px)',
  insetY: 'From below (px)',
  limits: (least, most) => `A whole number from ${least} to ${most}, or nothing.`,
  side: 'Side',
  sides: { end: 'Where lines end', start: 'Where lines begin' },
  theme: 'Theme',
  themes: { auto: 'As the visitor’s system', light: 'Light', dark: 'Dark' },
  font: 'Font',
  fontHint: 'Families that the page has, with commas between. Empty: the system’s.',
  fontFault: 'Letters, digits, blanks and hyphens, with commas between; no quotes.',
  label: 'Show the words of the launcher',
  reset: 'Back to the product’s own',
  saved: 'Saved. Pages have it within five minutes.',
  meanwhile: 'Somebody else has changed this site meanwhile. Press Save again to keep your looks.',
  preview: 'Preview of the widget',
  show: 'Show',
  shown: { launcher: 'Launcher', home: 'Start', chat: 'Conversation' },
}

/** Vietnamese. */
export const looksVi: LooksWords = {
  title: 'Diện mạo của khung chat',
  text: 'Thay đổi và xem ngay ở phần xem trước: đó là khung chat thật. Màu nào cũng luôn đủ tương phản.',
  noSites: 'Chưa có trang web nào: hãy tạo một trang trước.',
  site: 'Trang web',
  brand: 'Màu thương hiệu',
  brandHint: 'Ví dụ #1f4d3a. Để trống: màu mặc định.',
  brandFault: 'Màu gồm dấu # và sáu ký tự từ 0 đến f.',
  pick: 'Chọn màu',
  radius: 'Bo góc (px)',
  width: 'Chiều rộng khung (px)',
  insetX: 'Cách cạnh bên (px)',
  insetY: 'Cách cạnh dưới (px)',
  limits: (least, most) => `Số nguyên từ ${least} đến ${most}, hoặc để trống.`,
  side: 'Bên',
  sides: { end: 'Phía cuối dòng', start: 'Phía đầu dòng' },
  theme: 'Giao diện',
  themes: { auto: 'Theo máy của khách', light: 'Sáng', dark: 'Tối' },
  font: 'Phông chữ',
  fontHint: 'Các phông mà trang có, cách nhau bằng dấu phẩy. Để trống: phông hệ thống.',
  fontFault: 'Chỉ chữ cái, chữ số, khoảng trắng và gạch nối, cách nhau bằng dấu phẩy; không dùng ngoặc kép.',
  label: 'Hiện chữ trên nút mở',
  reset: 'Trở về mặc định',
  saved: 'Đã lưu. Các trang sẽ đổi trong vòng năm phút.',
  meanwhile: 'Có người vừa sửa trang web này. Nhấn Lưu lần nữa để giữ diện mạo của bạn.',
  preview: 'Xem trước khung chat',
  show: 'Hiện',
  shown: { launcher: 'Nút mở', home: 'Trang đầu', chat: 'Trò chuyện' },
}
