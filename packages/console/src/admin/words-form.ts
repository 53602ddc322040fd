/** The words of what a site asks first, in English. */
export const formEn = {
  title: 'Asked before a chat',
  hint: 'What your server has signed of a visitor is not asked. Names, addresses and numbers have words of their own where you write none.',
  nothing: 'nothing',
  add: 'Add a field',
  field: (no: number) => `Field ${no}`,
  kind: 'Kind',
  kinds: { name: 'Name', email: 'E-mail', phone: 'Phone number', text: 'A line of text', select: 'A choice' },
  question: 'Question',
  options: 'Options, one a line',
  required: 'Has to be filled in',
  optional: '(optional)',
  consent: 'Ask for consent',
  consentShort: 'Consent',
  consentText: 'What is agreed to',
  link: 'Link to the whole text',
  preview: 'As visitors are asked',
}

/** The same in Vietnamese. */
export const formVi: typeof formEn = {
  title: 'Hỏi trước khi chat',
  hint: 'Điều máy chủ của bạn đã ký về khách thì không hỏi lại. Tên, e-mail và số điện thoại có sẵn câu hỏi nếu bạn để trống.',
  nothing: 'không hỏi gì',
  add: 'Thêm ô',
  field: (no: number) => `Ô ${no}`,
  kind: 'Loại',
  kinds: {
    name: 'Tên',
    email: 'Thư điện tử',
    phone: 'Số điện thoại',
    text: 'Một dòng chữ',
    select: 'Lựa chọn',
  },
  question: 'Câu hỏi',
  options: 'Các lựa chọn, mỗi dòng một cái',
  required: 'Bắt buộc điền',
  optional: '(không bắt buộc)',
  consent: 'Xin đồng ý',
  consentShort: 'Đồng ý',
  consentText: 'Nội dung đồng ý',
  link: 'Liên kết tới toàn văn',
  preview: 'Khách được hỏi như sau',
}

/** What can be wrong with it. */
export const formFaultsEn = {
  fields_many: 'A form has % fields at most.',
  field_twice: 'This is asked already.',
  options_limits: 'A choice is between 2 and 12 options.',
  link: 'A link begins with https:// or http://.',
}

/** The same in Vietnamese. */
export const formFaultsVi: typeof formFaultsEn = {
  fields_many: 'Một biểu mẫu có nhiều nhất % ô.',
  field_twice: 'Điều này đã hỏi rồi.',
  options_limits: 'Một lựa chọn có từ 2 đến 12 mục.',
  link: 'Liên kết bắt đầu bằng https:// hoặc http://.',
}
