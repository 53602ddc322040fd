import type { articles as english } from './articles-en.js'

/** What is said of articles that an agent links to, in Vietnamese. */
export const articles: typeof english = {
  open: 'Gửi đường dẫn bài viết',
  search: 'Tìm bài viết của thương hiệu này',
  label: 'Bài viết',
  loading: 'Đang tìm bài viết…',
  failed: 'Hiện không tìm được bài viết.',
  none: 'Không có bài viết đã đăng nào có những từ này.',
  empty: 'Thương hiệu này chưa có bài viết nào được đăng. Quản trị viên có thể viết thêm.',
  count: (count) => `${String(count)} bài viết`,
}
