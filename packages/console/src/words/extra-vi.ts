import type { extra as english } from './extra-en.js'

/** What is said of answers to choose from and of cards, in Vietnamese. */
export const extra: typeof english = {
  open: 'Trả lời nhanh hoặc thẻ',
  title: 'Gửi nhiều hơn lời nhắn',
  replies: 'Trả lời nhanh',
  card: 'Thẻ',
  question: 'Câu hỏi',
  text: 'Nội dung',
  repliesHint: (most) => `Các câu trả lời để chọn, tối đa ${String(most)}`,
  reply: (n) => `Câu trả lời ${String(n)}`,
  cardTitle: 'Tiêu đề',
  picture: 'Hình ảnh',
  links: (most) => `Nút bấm, tối đa ${String(most)}`,
  label: 'Tên nút',
  linkLabel: (n) => `Tên của nút ${String(n)}`,
  linkAddress: (n) => `Địa chỉ của nút ${String(n)}`,
  cancel: 'Huỷ',
  faults: {
    words: 'Bạn viết câu hỏi trước.',
    replies: 'Cần ít nhất một câu trả lời.',
    title: 'Thẻ cần có tiêu đề.',
    link: 'Nút cần có tên, và địa chỉ như https://shop.example/order.',
  },
}
