/** The words of a site's greetings, in English. */
export const greetingsEn = {
  title: 'Greetings on the page',
  hint: 'A greeting stands above the launcher once all that it waits for has come. The first one that fits is shown, one at a time, and never to who has talked on this page.',
  nothing: 'nobody is greeted',
  add: 'Add a greeting',
  one: (no: number) => `Greeting ${no}`,
  key: 'Code, by which chats name it',
  text: 'What is said',
  pages: 'On these pages, one path a line',
  pagesHint: 'Such as /prices*; * stands for anything. Empty: on every page.',
  seconds: 'After so many seconds on the page',
  attributes: 'Where the page has said, one a line',
  attributesHint: 'As name = value, of switchboard("update", …), such as plan = pro.',
  often: 'At most',
  oftens: { session: 'once a session', day: 'once in 24 hours', ever: 'once' },
  consent: 'Only after the page has said that the visitor agrees',
  consentHint: 'By switchboard("consent", true). Nothing is shown or kept in the browser before.',
}

/** The same in Vietnamese. */
export const greetingsVi: typeof greetingsEn = {
  title: 'Lời chào trên trang',
  hint: 'Lời chào hiện phía trên nút chat khi đủ mọi điều kiện. Lời đầu tiên phù hợp được hiện, mỗi lần một lời, và không bao giờ hiện với người đã trò chuyện trên trang này.',
  nothing: 'không chào ai',
  add: 'Thêm lời chào',
  one: (no: number) => `Lời chào ${no}`,
  key: 'Mã, để cuộc chat gọi tên',
  text: 'Nội dung lời chào',
  pages: 'Trên các trang này, mỗi dòng một đường dẫn',
  pagesHint: 'Ví dụ /gia*; * thay cho bất kỳ chuỗi nào. Để trống: mọi trang.',
  seconds: 'Sau ngần này giây trên trang',
  attributes: 'Khi trang đã cho biết, mỗi dòng một điều',
  attributesHint: 'Dạng tên = giá trị, theo switchboard("update", …), ví dụ plan = pro.',
  often: 'Nhiều nhất',
  oftens: { session: 'một lần mỗi phiên', day: 'một lần trong 24 giờ', ever: 'một lần' },
  consent: 'Chỉ sau khi trang cho biết khách đã đồng ý',
  consentHint: 'Bằng switchboard("consent", true). Trước đó không hiện và không lưu gì trong trình duyệt.',
}

/** What can be wrong with them. */
export const greetingFaultsEn = {
  greetings_many: 'A site has % greetings at most.',
  greeting_page: '“%” is no page: write a path that begins with / or *, with four * at most.',
  greeting_pages_many: 'A greeting names % pages at most.',
  greeting_seconds: 'The time on the page is a number from 0 to 3600.',
  greeting_attribute:
    'Write name = value; a name has up to 64 letters, digits, dots, hyphens and underscores.',
  greeting_attributes_many: 'A greeting asks for % attributes at most.',
  greeting_text: 'Write the greeting in one language at least.',
}

/** The same in Vietnamese. */
export const greetingFaultsVi: typeof greetingFaultsEn = {
  greetings_many: 'Một site có nhiều nhất % lời chào.',
  greeting_page: '“%” không phải là trang: viết đường dẫn bắt đầu bằng / hoặc *, có nhiều nhất bốn dấu *.',
  greeting_pages_many: 'Một lời chào nêu nhiều nhất % trang.',
  greeting_seconds: 'Thời gian trên trang là số từ 0 đến 3600.',
  greeting_attribute:
    'Viết tên = giá trị; tên có tối đa 64 chữ cái, chữ số, dấu chấm, gạch nối và gạch dưới.',
  greeting_attributes_many: 'Một lời chào hỏi nhiều nhất % thuộc tính.',
  greeting_text: 'Hãy viết lời chào bằng ít nhất một ngôn ngữ.',
}
