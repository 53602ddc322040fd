/** What the page about visitors' data says, by language. */
export interface PrivacyWords {
  readonly keepTitle: string
  readonly keepText: string
  readonly classes: Readonly<Record<string, string>>
  readonly wholeDays: string
  readonly aligning: string
  readonly gone: (when: string, what: string) => string
  readonly nothingGone: string
  readonly personTitle: string
  readonly personText: string
  readonly by: string
  readonly ways: { readonly email: string; readonly person: string; readonly visitor: string }
  readonly value: string
  readonly find: string
  readonly nobody: string
  readonly severalBrands: string
  readonly found: (visitors: number, contacts: number) => string
  readonly open: (contacts: number) => string
  readonly handOut: string
  readonly erase: string
  readonly sure: string
  readonly eraseForGood: string
  readonly erased: string
}

/** English. */
export const privacyEn: PrivacyWords = {
  keepTitle: 'How long words are kept',
  keepText: 'Days since something was said. Empty: until somebody erases it. Numbers stay in any case.',
  classes: {
    messages: 'Messages',
    notes: 'Notes of agents',
    comments: 'Comments of ratings',
    pages: 'Addresses of pages',
    files: 'Files',
    identity: 'Name, e-mail, attributes',
  },
  wholeDays: 'Whole days, from 1 to 36500, or nothing.',
  aligning: 'What was there before the last change is being dated anew.',
  gone: (when, what) => `${when}: ${what}`,
  nothingGone: 'Nothing has run out yet.',
  personTitle: 'One person',
  personText: 'Hand out or erase all that somebody has said, and all that says who it was.',
  by: 'Known by',
  ways: { email: 'E-mail', person: 'Id of the brand', visitor: 'Visitor' },
  value: 'Which one',
  find: 'Find',
  nobody: 'There is nobody like that.',
  severalBrands: 'Several brands have a person with this id: look for the visitor or the e-mail.',
  found: (visitors, contacts) => `${visitors} visitors, ${contacts} contacts`,
  open: (contacts) => `${contacts} of them not over yet: end them before you erase.`,
  handOut: 'Hand out as a file',
  erase: 'Erase',
  sure: 'There is no way back. Erase all that this person has said?',
  eraseForGood: 'Erase for good',
  erased: 'Erased.',
}

/** Vietnamese. */
export const privacyVi: PrivacyWords = {
  keepTitle: 'Thời hạn lưu nội dung',
  keepText: 'Số ngày kể từ khi viết. Để trống: lưu cho đến khi có người xoá. Số liệu luôn được giữ.',
  classes: {
    messages: 'Tin nhắn',
    notes: 'Ghi chú của nhân viên',
    comments: 'Nhận xét kèm đánh giá',
    pages: 'Địa chỉ trang',
    files: 'Tệp',
    identity: 'Tên, e-mail, thuộc tính',
  },
  wholeDays: 'Số ngày nguyên, từ 1 đến 36500, hoặc để trống.',
  aligning: 'Nội dung có từ trước lần đổi gần nhất đang được tính lại hạn.',
  gone: (when, what) => `${when}: ${what}`,
  nothingGone: 'Chưa có gì hết hạn.',
  personTitle: 'Một người',
  personText: 'Xuất hoặc xoá mọi điều một người đã viết và mọi thông tin cho biết người đó là ai.',
  by: 'Tìm theo',
  ways: { email: 'E-mail', person: 'Mã của thương hiệu', visitor: 'Khách' },
  value: 'Giá trị',
  find: 'Tìm',
  nobody: 'Không có ai như vậy.',
  severalBrands: 'Nhiều thương hiệu có người mang mã này: hãy tìm theo khách hoặc e-mail.',
  found: (visitors, contacts) => `${visitors} khách, ${contacts} cuộc liên hệ`,
  open: (contacts) => `${contacts} cuộc chưa kết thúc: hãy kết thúc trước khi xoá.`,
  handOut: 'Xuất thành tệp',
  erase: 'Xoá',
  sure: 'Không thể khôi phục. Xoá mọi điều người này đã viết?',
  eraseForGood: 'Xoá vĩnh viễn',
  erased: 'Đã xoá.',
}
