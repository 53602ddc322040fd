import type { emoji as english } from './emoji-en.js'

/** What is said of emoji, in Vietnamese. */
export const emoji: typeof english = {
  open: 'Biểu tượng cảm xúc',
  search: 'Tìm biểu tượng',
  groupsLabel: 'Nhóm',
  groups: {
    recent: 'Vừa chọn',
    smileys: 'Khuôn mặt',
    people: 'Con người',
    animals: 'Động vật và thiên nhiên',
    food: 'Đồ ăn và thức uống',
    travel: 'Du lịch và địa điểm',
    activities: 'Hoạt động',
    objects: 'Đồ vật',
    symbols: 'Ký hiệu',
    flags: 'Cờ',
  },
  found: 'Tìm thấy',
  loading: 'Đang tải biểu tượng…',
  failed: 'Không tải được biểu tượng. Bạn đóng lại rồi thử lại nhé.',
  none: 'Không có biểu tượng nào tên như vậy.',
  noRecent: 'Những biểu tượng bạn chọn sẽ ở đây lần sau.',
  count: (count) => `${String(count)} biểu tượng`,
}
